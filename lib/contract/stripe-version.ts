import * as z from 'zod';

/** A version name of Stripe’s API, as in `2026-10-28.endive`. */
export const stripeVersion = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(\.[a-z]{2,30})?$/,
    'must be a version of the Stripe API, as in 2026-10-28.endive',
  )
  .meta({
    description:
      'Customers: the API version of the Stripe mobile SDK in the app. With it the answer has an ephemeral key, so that the PaymentSheet shows saved methods.',
  });

import * as z from 'zod';

/** Stripe's own id of a payment method. */
export const savedMethodId = z
  .string()
  .regex(/^pm_\w{1,100}$/, 'must look like pm_…')
  .meta({ id: 'SavedMethodId', description: 'Identifies a saved payment method.' });

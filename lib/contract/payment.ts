import * as z from 'zod';
import { contactFields } from './contact-fields.ts';
import { bookingId } from './ids.ts';
import { instant } from './instant.ts';
import { money } from './money.ts';
import { stripeVersion } from './stripe-version.ts';

/** The states of a booking’s payment. */
export const bookingPaymentStatuses = [
  'preparing',
  'ready',
  'capturing',
  'paid',
  'partially_refunded',
  'refunded',
  'voided',
] as const;

/** The reasons why a saved method did not pay. */
export const savedMethodProblems = ['declined', 'action_required', 'unusable'] as const;
export type SavedMethodProblem = (typeof savedMethodProblems)[number];

export const bookingPayment = z
  .object({
    status: z.enum(bookingPaymentStatuses).meta({
      description:
        '`preparing`: ask again in a moment · `ready`: the buyer can pay · `capturing`: the bank has agreed, the units are safe · `paid` · `partially_refunded` · `refunded`: all of it was returned · `voided`: nothing was taken.',
    }),
    savedMethod: z.enum(savedMethodProblems).optional().meta({
      description:
        'Why a one-click order is not paid yet. Start the payment, and let the buyer continue in the PaymentSheet. `declined`: the bank refused · `action_required`: the bank needs the buyer’s confirmation (3D Secure) · `unusable`: it is not a saved method of this customer.',
    }),
    refunded: money.optional().meta({ description: 'The amount refunded, or on its way back.' }),
  })
  .meta({
    id: 'BookingPayment',
    description: 'The state of the payment. Absent until the buyer starts to pay.',
  });
export type BookingPayment = z.infer<typeof bookingPayment>;

export const newPayment = z
  .strictObject({
    email: z
      .email()
      .max(254)
      .optional()
      .meta({ description: 'The address for the receipt. Guests must give one.' }),
    name: contactFields.name.meta({ description: 'The buyer’s name, for the seller: see setContact.' }),
    phone: contactFields.phone,
    saveMethod: z.boolean().default(false).meta({
      description:
        'Customers: keep the payment method for one-click purchases. While these are switched off, none is kept.',
    }),
    stripeVersion: stripeVersion.optional(),
  })
  .meta({ id: 'NewPayment' });
export type NewPayment = z.output<typeof newPayment>;

export const paymentSheet = z
  .object({
    bookingId,
    status: z.literal('ready'),
    amount: money,
    clientSecret: z.string().meta({ description: 'The secret of the PaymentIntent. Never log or store it.' }),
    publishableKey: z.string(),
    customer: z.string().optional().meta({ description: 'Stripe’s id of the signed-in customer.' }),
    ephemeralKey: z.string().optional().meta({ description: 'Lets the PaymentSheet show saved methods.' }),
    expiresAt: instant.meta({ description: 'The units are reserved for the buyer until then.' }),
  })
  .meta({
    id: 'PaymentSheet',
    description: 'The data that Stripe’s PaymentSheet needs to take the payment.',
  });
export type PaymentSheet = z.infer<typeof paymentSheet>;

export const preparingPayment = z.object({ bookingId, status: z.literal('preparing') }).meta({
  id: 'PreparingPayment',
  description: 'Payments are busy. Try again after the seconds in Retry-After.',
});
export type PreparingPayment = z.infer<typeof preparingPayment>;

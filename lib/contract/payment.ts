import * as z from 'zod';
import { contactFields } from './contact-fields.ts';
import { bookingId } from './ids.ts';
import { instant } from './instant.ts';
import { money } from './money.ts';
import { stripeVersion } from './stripe-version.ts';

/** How the payment of a booking stands. */
export const bookingPaymentStatuses = [
  'preparing',
  'ready',
  'capturing',
  'paid',
  'partially_refunded',
  'refunded',
  'voided',
] as const;

/** What may keep a saved method from paying. */
export const savedMethodProblems = ['declined', 'action_required', 'unusable'] as const;
export type SavedMethodProblem = (typeof savedMethodProblems)[number];

export const bookingPayment = z
  .object({
    status: z.enum(bookingPaymentStatuses).meta({
      description:
        '`preparing`: ask again in a moment · `ready`: the buyer can pay · `capturing`: the bank has agreed, the units are safe · `paid` · `partially_refunded` · `refunded`: all of it went back · `voided`: nothing was taken.',
    }),
    savedMethod: z.enum(savedMethodProblems).optional().meta({
      description:
        'Why a one-click order is not paid yet: begin the payment, and let the buyer go on in the PaymentSheet. `declined`: the bank refused · `action_required`: the bank wants to hear from the buyer (3D Secure) · `unusable`: it is no saved method of this customer.',
    }),
    refunded: money.optional().meta({ description: 'What went back, or is on its way back.' }),
  })
  .meta({
    id: 'BookingPayment',
    description: 'How the payment stands; absent while nobody has begun to pay.',
  });
export type BookingPayment = z.infer<typeof bookingPayment>;

export const newPayment = z
  .strictObject({
    email: z
      .email()
      .max(254)
      .optional()
      .meta({ description: 'Where the receipt goes. Guests have to give one.' }),
    name: contactFields.name.meta({ description: 'Who buys, for those who sell: see setContact.' }),
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
    clientSecret: z.string().meta({ description: 'Of the PaymentIntent. Never log or store it.' }),
    publishableKey: z.string(),
    customer: z.string().optional().meta({ description: 'Stripe’s id of the signed-in customer.' }),
    ephemeralKey: z.string().optional().meta({ description: 'Lets the PaymentSheet show saved methods.' }),
    expiresAt: instant.meta({ description: 'The units are the buyer’s until then.' }),
  })
  .meta({ id: 'PaymentSheet', description: 'What Stripe’s PaymentSheet needs to take the payment.' });
export type PaymentSheet = z.infer<typeof paymentSheet>;

export const preparingPayment = z
  .object({ bookingId, status: z.literal('preparing') })
  .meta({ id: 'PreparingPayment', description: 'Many want to pay at once: ask again after Retry-After.' });
export type PreparingPayment = z.infer<typeof preparingPayment>;

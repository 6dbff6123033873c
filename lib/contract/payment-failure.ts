import * as z from 'zod';

/** The families of reasons for which a bank refuses a payment. */
export const paymentFailures = [
  'no_funds',
  'wrong_details',
  'expired_card',
  'not_confirmed',
  'blocked',
  'not_supported',
  'bank_unavailable',
  'declined',
] as const;

export const paymentFailure = z.enum(paymentFailures).meta({
  id: 'PaymentFailure',
  description:
    'Why a bank refused: `no_funds`: too little money, or a limit of the card · `wrong_details`: number, expiry or security code are wrong · `expired_card` · `not_confirmed`: the buyer did not confirm (3D Secure) · `blocked`: the bank or Stripe suspects misuse · `not_supported`: the card does not allow this payment · `bank_unavailable`: the bank or Stripe could not answer · `declined`: the bank gave no reason.',
  example: 'no_funds',
});
export type PaymentFailure = z.infer<typeof paymentFailure>;

import type { PaymentSheet } from '../contract/payment.ts';
import { toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { amountOf } from './decide-amount.ts';
import type { SettledPayment } from './settle-payment.ts';

interface SheetSettings {
  readonly publishableKey: string;
  readonly stripeCustomer: string | undefined;
  readonly ephemeralKey: string | undefined;
}

/**
 * Returns the data that the app's PaymentSheet needs.
 * @throws AppError `invalid_state` when the payment has progressed meanwhile, and nothing is left to pay.
 */
export function toPaymentSheet(
  { payment, booking }: SettledPayment,
  { publishableKey, stripeCustomer, ephemeralKey }: SheetSettings,
): PaymentSheet {
  if (payment.status !== 'open' || !payment.clientSecret)
    throw new AppError('invalid_state', 'This payment is already running. Read the booking.');
  return {
    bookingId: booking.id,
    status: 'ready',
    amount: amountOf(payment),
    clientSecret: payment.clientSecret,
    publishableKey,
    ...(stripeCustomer !== undefined && { customer: stripeCustomer }),
    ...(ephemeralKey !== undefined && { ephemeralKey }),
    expiresAt: toInstant(booking.holdExpiresAt ?? payment.updatedAt),
  };
}

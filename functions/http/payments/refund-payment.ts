import { refundPayment as operation } from '../../../lib/contract/operations/payments-for-staff.ts';
import { toStaffPayment } from '../../../lib/payments/staff-payment.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { refundPayment } from '../../../lib/refunds/refund-payment.ts';
import { refundDependencies } from '../../parts/refunds.ts';

const deps = await refundDependencies();

/** Refunds a payment for staff, in full or in part. */
export const handler = endpoint(
  operation,
  async ({ params, body: { amount, reason, returnUnits }, idempotencyKey, caller, origin }) => {
    const bookingId = params.bookingId;
    const actor = actorOf(caller, origin);
    const { payment } = await refundPayment(deps, {
      bookingId,
      idempotencyKey,
      amount,
      reason,
      returnUnits,
      actor,
    });
    return { status: 200, body: toStaffPayment(payment, await deps.ledger.of(bookingId)) };
  },
);

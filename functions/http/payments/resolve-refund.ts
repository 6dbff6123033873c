import { resolveRefund as operation } from '../../../lib/contract/operations/payments-for-staff.ts';
import { toStaffPayment } from '../../../lib/payments/staff-payment.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { resolveRefund } from '../../../lib/refunds/resolve-refund.ts';
import { refundDependencies } from '../../parts/refunds.ts';

const deps = await refundDependencies();

/** Retries or settles a failed refund for staff. */
export const handler = endpoint(operation, async ({ params, body, idempotencyKey, caller, origin }) => {
  const bookingId = params.bookingId;
  const { refundId } = params;
  const actor = actorOf(caller, origin);
  const { payment } = await resolveRefund(deps, { bookingId, refundId, ...body, idempotencyKey, actor });
  return { status: 200, body: toStaffPayment(payment, await deps.ledger.of(bookingId)) };
});

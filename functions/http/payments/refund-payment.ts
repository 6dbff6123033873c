import type { BookingId } from '../../../lib/contract/ids.ts';
import { refundPayment } from '../../../lib/contract/operations/payments.ts';
import { ledgerReader } from '../../../lib/payments/ledger-reader.ts';
import { refundPayment as refund } from '../../../lib/payments/refund-payment.ts';
import { toStaffPayment } from '../../../lib/payments/staff-payment.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { whileClientWaits } from '../../../lib/platform/stripe.ts';
import { paymentDependencies } from '../../events/payments/dependencies.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';

const env = readEnvironment(['LEDGER_TABLE', 'REFUND_STEP_UP_MINOR']);
const stepUpMinor = Number(env.REFUND_STEP_UP_MINOR);
if (!(stepUpMinor >= 0)) throw new Error('REFUND_STEP_UP_MINOR must be a number of minor units');

const deps = { ...paymentDependencies(whileClientWaits, 1), audit: auditOfThisFunction(), stepUpMinor };
const ledger = ledgerReader(dynamoDocuments(), env.LEDGER_TABLE);

/** Staff give money back, in full or in part. */
export const handler = endpoint(
  refundPayment,
  async ({ params, body: { amount, reason, returnUnits }, idempotencyKey, caller, origin }) => {
    const bookingId = params.bookingId as BookingId;
    const actor = actorOf(caller, origin);
    const { payment } = await refund(deps, { bookingId, idempotencyKey, amount, reason, returnUnits, actor });
    return { status: 200, body: toStaffPayment(payment, await ledger.ofBooking(bookingId)) };
  },
);

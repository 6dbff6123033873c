import * as z from 'zod';
import { disputeStatus, listedDispute } from '../dispute.ts';
import { bookingId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';
import {
  failedRefund,
  failedRefundStatus,
  ledgerDay,
  ledgerReport,
  newRefund,
  refundId,
  refundResolution,
  staffPayment,
} from '../refund.ts';

const capability = 'payments';
const params = z.object({ bookingId });

export const getPayment = defineOperation({
  id: 'getPayment',
  capability,
  method: 'GET',
  path: '/v1/admin/bookings/{bookingId}/payment',
  summary: 'The payment of a booking, with refunds, disputes and its lines of the ledger',
  description: 'For support and admins, and for the seller of its deal.',
  access: ['seller', 'support', 'admin'],
  sellerRoles: ['owner', 'manager', 'finance'],
  limit: 'reads',
  params,
  success: { 200: { description: 'The payment', schema: staffPayment } },
  errors: ['not_found'],
});

export const refundPayment = defineOperation({
  id: 'refundPayment',
  capability,
  method: 'POST',
  path: '/v1/admin/bookings/{bookingId}/refunds',
  summary: 'Refund a payment, in full or in part',
  description:
    'Whatever the deal’s policy says, but never more than was paid. After a full refund the booking is `refunded`; its units are returned if you choose so. The stage has limits on all refunds of the booking, and on all refunds of the member of staff in a day. Above the first limits it needs a recent sign-in, and above the second ones a colleague’s approval.',
  access: ['support', 'admin'],
  limit: 'refunds',
  params,
  body: newRefund,
  idempotencyKey: 'required',
  success: { 200: { description: 'The payment as it is now', schema: staffPayment } },
  errors: ['not_found', 'invalid_state', 'recent_sign_in_required', 'approval_required'],
});

export const listFailedRefunds = defineOperation({
  id: 'listFailedRefunds',
  capability,
  method: 'GET',
  path: '/v1/admin/refunds',
  summary: 'Refunds that failed, newest first',
  description:
    'Stripe refused these refunds, or a bank sent them back. Their buyers wait until staff try again or return the money in another way.',
  access: ['support', 'admin'],
  limit: 'lists',
  query: z.strictObject({ status: failedRefundStatus.default('failed'), ...pageQuery }),
  success: { 200: { description: 'A page of refunds', schema: pageOf(failedRefund, 'FailedRefundPage') } },
  errors: [],
});

export const resolveRefund = defineOperation({
  id: 'resolveRefund',
  capability,
  method: 'POST',
  path: '/v1/admin/bookings/{bookingId}/refunds/{refundId}/resolution',
  summary: 'Retry a failed refund, or report that it was settled in another way',
  description:
    'A refund settled in another way counts as given back. The ledger enters it as paid by the shop outside of Stripe. The stage has limits on all refunds of the booking, and on all refunds of the member of staff in a day. Above the first limits it needs a recent sign-in, and above the second ones a colleague’s approval.',
  access: ['support', 'admin'],
  limit: 'refunds',
  params: z.object({ bookingId, refundId }),
  body: refundResolution,
  idempotencyKey: 'required',
  success: { 200: { description: 'The payment as it is now', schema: staffPayment } },
  errors: ['not_found', 'invalid_state', 'recent_sign_in_required', 'approval_required'],
});

export const listDisputes = defineOperation({
  id: 'listDisputes',
  capability,
  method: 'GET',
  path: '/v1/admin/disputes',
  summary: 'Disputed payments, newest first',
  description:
    'As Stripe’s events report them. Send evidence in Stripe’s dashboard. The payment of a booking shows its movements.',
  access: ['support', 'admin'],
  limit: 'lists',
  query: z.strictObject({ status: disputeStatus.default('open'), ...pageQuery }),
  success: { 200: { description: 'A page of disputes', schema: pageOf(listedDispute, 'DisputePage') } },
  errors: [],
});

export const getLedgerReport = defineOperation({
  id: 'getLedgerReport',
  capability,
  method: 'GET',
  path: '/v1/admin/ledger/reports/{day}',
  summary: 'The differences between the ledger and Stripe on a day',
  description: 'Made each night for the day before (UTC).',
  access: ['admin'],
  limit: 'reads',
  params: z.object({ day: ledgerDay }),
  success: { 200: { description: 'The report', schema: ledgerReport } },
  errors: ['not_found'],
});

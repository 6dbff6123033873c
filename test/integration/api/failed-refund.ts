import { call, eventually, tokenOf } from './client.ts';
import { paidBooking } from './paid-booking.ts';

/** A booking of the deal whose refund its buyer's bank has sent back. */
export async function failedRefund(
  dealId: string,
  token: string,
): Promise<{ bookingId: string; refundId: string }> {
  const support = await tokenOf('support');
  const bookingId = await paidBooking(dealId, token, 'pm_card_refundFail');
  const path = `/v1/admin/bookings/${bookingId}`;
  const body = { reason: 'The oven broke.' };
  const asked = await call('POST', `${path}/refunds`, { token: support, key: crypto.randomUUID(), body });
  if (asked.status !== 200) throw new Error(JSON.stringify(asked.body));
  const { refunds } = await eventually(
    async () => (await call('GET', `${path}/payment`, { token: support })).body,
    (payment) => payment.refunds[0]?.status === 'failed',
  );
  return { bookingId, refundId: refunds[0].id };
}

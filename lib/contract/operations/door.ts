import * as z from 'zod';
import { redeemCode } from '../door.ts';
import { bookingId } from '../ids.ts';
import { defineOperation } from '../operation.ts';

export const getRedeemCode = defineOperation({
  id: 'getRedeemCode',
  capability: 'door',
  method: 'GET',
  path: '/v1/bookings/{bookingId}/redeem-code',
  summary: 'The code of your booking for the door',
  description:
    'For its owner, once it is confirmed. Draw `qr` as a QR code, and show `code` beneath it. Both stay the same, so keep them for a place without a network.',
  access: ['guest', 'customer'],
  limit: 'reads',
  params: z.object({ bookingId }),
  success: { 200: { description: 'The code', schema: redeemCode } },
  errors: ['not_found', 'invalid_state', 'order_undecided'],
});

import * as z from 'zod';
import { holdExtension, recordedBooking } from '../booking.ts';
import { bookingId, dealId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';
import { reconciliation } from '../stock.ts';

const params = z.object({ dealId });

export const getReconciliation = defineOperation({
  id: 'getReconciliation',
  capability: 'bookings',
  method: 'GET',
  path: '/v1/admin/deals/{dealId}/reconciliation',
  summary: 'Compare the stock with the booking records',
  description: 'Counted from the records, not from a counter. Exact once the stream of changes has drained.',
  access: ['admin'],
  limit: 'reads',
  params,
  success: { 200: { description: 'The reconciliation', schema: reconciliation } },
  errors: ['not_found'],
});

export const extendHold = defineOperation({
  id: 'extendHold',
  capability: 'bookings',
  method: 'PUT',
  path: '/v1/admin/bookings/{bookingId}/hold',
  summary: 'Let a hold last longer',
  description:
    'For a buyer who needs help to pay. The new end is at most an hour ahead, two hours after the order, and an hour after the end of the sale. A hold that has ended stays ended, since its units may be sold already. Repeating the request changes nothing.',
  access: ['admin', 'seller', 'support'],
  sellerRoles: ['owner', 'manager', 'fulfilment'],
  limit: 'changes',
  params: z.object({ bookingId }),
  body: holdExtension,
  success: { 200: { description: 'The booking with its new end', schema: recordedBooking } },
  errors: ['not_found', 'invalid_state'],
});

export const listDealBookings = defineOperation({
  id: 'listDealBookings',
  capability: 'bookings',
  method: 'GET',
  path: '/v1/admin/deals/{dealId}/bookings',
  summary: 'The bookings of a deal, newest first',
  description:
    'The orders of buyers, as staff see them. The list follows the orders within seconds, also in a rush.',
  access: ['admin', 'seller', 'support'],
  limit: 'lists',
  params,
  query: z.strictObject({ ...pageQuery }),
  success: { 200: { description: 'A page of bookings', schema: pageOf(recordedBooking, 'DealBookingPage') } },
  errors: ['not_found'],
});

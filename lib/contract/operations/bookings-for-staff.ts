import * as z from 'zod';
import { recordedBooking } from '../booking.ts';
import { dealId } from '../ids.ts';
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

import * as z from 'zod';
import { dealId } from '../ids.ts';
import { stock } from '../stock.ts';
import { defineEvent } from './define-event.ts';

const source = 'stampede.stock';

export const stockSoldOut = defineEvent({
  type: 'stock.sold_out',
  source,
  subject: dealId,
  summary: 'The last available unit was taken.',
  data: stock,
});

export const stockReplenished = defineEvent({
  type: 'stock.replenished',
  source,
  subject: dealId,
  summary: 'Units are available again: a hold expired, a booking was cancelled or the total was raised.',
  data: stock,
});

export const stockTotalChanged = defineEvent({
  type: 'stock.total_changed',
  source,
  subject: dealId,
  summary: 'Staff changed the total number of units.',
  data: z.object({ dealId, quantityTotal: z.int(), previous: z.int() }),
});

import * as z from 'zod';
import { dealId, stockId } from '../ids.ts';
import { stock } from '../stock.ts';
import { defineEvent } from './define-event.ts';

const source = 'stampede.stock';

export const stockSoldOut = defineEvent({
  type: 'stock.sold_out',
  source,
  subject: dealId,
  summary: 'The public can order no more units: the last one was taken, or a waiting line began.',
  data: stock,
});

export const stockReplenished = defineEvent({
  type: 'stock.replenished',
  source,
  subject: dealId,
  summary:
    'The public can order units again: a hold expired, a booking was cancelled, the total was raised, or a waiting line ended.',
  data: stock,
});

export const stockTotalChanged = defineEvent({
  type: 'stock.total_changed',
  source,
  subject: dealId,
  summary: 'Staff changed the total number of units.',
  data: z.object({ dealId, quantityTotal: z.int(), previous: z.int() }),
});

export const stockUnitsFreed = defineEvent({
  type: 'stock.units_freed',
  source,
  subject: stockId,
  summary: 'Units came back while people wait in line for them. They are offered to the line.',
  data: z
    .object({
      stockId,
      available: z.int().meta({ description: 'The units that are free now.' }),
      waiting: z.int().meta({ description: 'How many wait.' }),
    })
    .meta({ example: { stockId: 'stk_d5v8q2m7r4t9w3x6z', available: 1, waiting: 12 } }),
});

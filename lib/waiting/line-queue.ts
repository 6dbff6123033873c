import * as z from 'zod';
import { stockId } from '../contract/ids.ts';
import { type Delivered, deliveryOf } from '../platform/consume.ts';
import { queueOf } from '../platform/queue.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import { lineEvents } from './listens-to.ts';

/** Asks to look at a line. `recount` corrects its length too. */
const lineDue = z.object({ stockId, recount: z.literal(true).optional() });
export type LineDue = z.output<typeof lineDue>;

/** The queue of lines to look at. The sweeper and the consumer itself send to it, and the bus puts its events there. */
export const linesDue = queueOf('waiting-lines', lineDue, z.union([lineDue, deliveryOf(lineEvents)]));

/** Returns the line that a message is about. */
export function lineOf(message: LineDue | Delivered<(typeof lineEvents)[number]>): LineDue {
  if (!('type' in message)) return message;
  const { data } = message;
  return { stockId: 'stockId' in data ? data.stockId : stockOfDeal(data.id) };
}

/** Returns each line once, however many messages are about it. */
export function eachLineOnce(messages: readonly LineDue[]): LineDue[] {
  const lines = new Map<string, LineDue>();
  for (const { stockId: id, recount } of messages)
    lines.set(id, {
      stockId: id,
      ...((recount ?? lines.get(id)?.recount) && { recount: true }),
    });
  return [...lines.values()];
}

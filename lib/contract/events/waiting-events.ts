import * as z from 'zod';
import { bookingId, buyerId, dealId, stockId } from '../ids.ts';
import { waitingEnd, waitingEntryId } from '../waiting.ts';
import { defineEvent } from './define-event.ts';

const source = 'stampede.waiting';

const anEntry = {
  entryId: 'wtl_4h7k2m9p5r8t3w6z',
  stockId: 'stk_d5v8q2m7r4t9w3x6z',
  dealId: 'deal_5v8q2m7r4t9w3x6z',
  buyerId: 'cus_8w3n1c6f2h5k9m4p',
} as const;
const entry = {
  entryId: waitingEntryId,
  stockId,
  dealId: dealId.optional().meta({ description: 'Present when the entry is for a deal.' }),
  buyerId,
};

export const waitingJoined = defineEvent({
  type: 'waiting.joined',
  source,
  subject: waitingEntryId,
  summary: 'A buyer joined the waiting list of a stock.',
  data: z.object({ ...entry, quantity: z.int() }).meta({ example: { ...anEntry, quantity: 2 } }),
});

export const waitingOffered = defineEvent({
  type: 'waiting.offered',
  source,
  subject: waitingEntryId,
  summary: 'Units were offered to the next in line: a booking is held for them.',
  data: z
    .object({ ...entry, bookingId, quantity: z.int().meta({ description: 'The offered units.' }) })
    .meta({
      example: {
        ...anEntry,
        bookingId: 'bkg_1n4k7m2p5r8t3w6z1c4f7h9k2m5p8r3t6w9z1c4f7h9k2m5p',
        quantity: 2,
      },
    }),
});

export const waitingEnded = defineEvent({
  type: 'waiting.ended',
  source,
  subject: waitingEntryId,
  summary: 'A buyer no longer waits, and got no offer. `end` says why.',
  data: z.object({ ...entry, end: waitingEnd }).meta({ example: { ...anEntry, end: 'sale_over' } }),
});

import * as z from 'zod';
import { recordedStatus } from './booking.ts';
import { bookingId, buyerId, dealId, prefixed } from './ids.ts';
import { instant } from './instant.ts';
import { maxQuantity } from './max-quantity.ts';

export const waitingLimits = {
  /** The most people in the line of one stock. */
  inLine: 5_000,
  /** The most lines that one buyer waits in. */
  linesOfBuyer: 20,
} as const;

export const waitingEntryId = prefixed('wtl', 16).meta({
  id: 'WaitingEntryId',
  description: 'Identifies a place in a waiting list.',
  example: 'wtl_4h7k2m9p5r8t3w6z',
});
export type WaitingEntryId = z.infer<typeof waitingEntryId>;

const quantity = z.int().min(1).max(maxQuantity).meta({ format: 'int64' });
const count = z.int().min(0).meta({ format: 'int64' });

export const newWaitingEntry = z
  .strictObject({
    dealId,
    quantity: quantity.default(1),
    acceptFewer: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether fewer units are welcome when not all come back at once.' }),
  })
  .meta({
    id: 'NewWaitingEntry',
    example: { dealId: 'deal_5v8q2m7r4t9w3x6z', quantity: 2, acceptFewer: true },
  });

export const waitingStatuses = ['waiting', 'offered', 'ended'] as const;

export const waitingEnds = [
  'left',
  'removed',
  'sale_over',
  'called_off',
  'limit_exceeded',
  'quantity_too_large',
  'sign_in_required',
  'amount_too_large',
] as const;
export type WaitingEnd = (typeof waitingEnds)[number];

export const waitingEnd = z.enum(waitingEnds).meta({
  id: 'WaitingEnd',
  description:
    'Why the entry ended without an offer: the buyer left, staff removed them, the sale is over or was called off; or the deal would refuse an order of this buyer by now.',
});

export const waitingOffer = z
  .object({
    bookingId,
    quantity: quantity.meta({ description: 'May be fewer than asked for, with `acceptFewer`.' }),
    status: recordedStatus
      .optional()
      .meta({ description: 'The status of the booking. Absent once the booking is gone.' }),
    holdExpiresAt: instant
      .optional()
      .meta({ description: 'Pay until then. Present while the offer is open.' }),
  })
  .meta({
    id: 'WaitingOffer',
    example: {
      bookingId: 'bkg_1n4k7m2p5r8t3w6z1c4f7h9k2m5p8r3t6w9z1c4f7h9k2m5p',
      quantity: 2,
      status: 'held',
      holdExpiresAt: '2026-12-24T18:35:00.000Z',
    },
    description:
      'A booking that was made for the buyer. Pay it to accept, cancel it to decline. A free one is confirmed at once.',
  });

const anEntry = {
  id: 'wtl_4h7k2m9p5r8t3w6z',
  dealId: 'deal_5v8q2m7r4t9w3x6z',
  quantity: 2,
  acceptFewer: true,
  joinedAt: '2026-12-24T18:05:00.000Z',
} as const;

export const waitingEntry = z
  .object({
    id: waitingEntryId,
    dealId: dealId.optional().meta({ description: 'Present when the entry is for a deal.' }),
    quantity,
    acceptFewer: z.boolean(),
    status: z.enum(waitingStatuses).meta({
      description:
        '`waiting`: in line · `offered`: units were offered, and `offer` says what became of it · `ended`: no longer in line.',
    }),
    place: z
      .int()
      .min(1)
      .optional()
      .meta({ format: 'int64', description: '1 is next. Present while waiting; up to two seconds old.' }),
    length: count.optional().meta({ description: 'How many wait in this line. Present while waiting.' }),
    offer: waitingOffer.optional(),
    end: waitingEnd.optional(),
    joinedAt: instant,
    endedAt: instant.optional().meta({ description: 'When it got its offer, or ended.' }),
  })
  .meta({
    id: 'WaitingEntry',
    description: 'A place in a waiting list, and what became of it.',
    example: { ...anEntry, status: 'waiting', place: 3, length: 41 },
  });
export type WaitingEntry = z.infer<typeof waitingEntry>;

export const waitingEntries = z.object({ items: z.array(waitingEntry) }).meta({
  id: 'WaitingEntries',
  example: { items: [{ ...anEntry, status: 'waiting', place: 3, length: 41 }] },
});

export const waitingPerson = z
  .object({
    id: waitingEntryId,
    buyerId,
    quantity,
    acceptFewer: z.boolean(),
    joinedAt: instant,
  })
  .meta({
    id: 'WaitingPerson',
    description: 'Somebody in the line of a deal, as staff see it.',
    example: {
      id: 'wtl_4h7k2m9p5r8t3w6z',
      buyerId: 'cus_8w3n1c6f2h5k9m4p',
      quantity: 2,
      acceptFewer: true,
      joinedAt: '2026-12-24T18:05:00.000Z',
    },
  });
export type WaitingPerson = z.infer<typeof waitingPerson>;

export const waitingRemoval = z
  .strictObject({
    reason: z
      .enum(['buyer_request', 'abuse', 'mistake'])
      .meta({ description: 'Why the buyer is removed. The audit keeps it.' }),
  })
  .meta({ id: 'WaitingRemoval', example: { reason: 'abuse' } });
export type WaitingRemoval = z.output<typeof waitingRemoval>;

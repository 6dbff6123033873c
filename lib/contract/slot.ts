import * as z from 'zod';
import { resourceId } from './ids.ts';
import { instant } from './instant.ts';
import { localDate, localMonth } from './local-time.ts';
import { maxQuantity } from './max-quantity.ts';
import { money } from './money.ts';
import { timeZoneName } from './time-zone-name.ts';

/** The most days that one answer lists. */
export const maxSlotDays = 31;

const wholeNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value;

const asker = {
  timeZone: timeZoneName.meta({ description: 'The zone of the person who asks.' }),
  partySize: z.preprocess(wholeNumber, z.int().min(1).max(maxQuantity)).optional().meta({
    type: 'integer',
    format: 'int64',
    description: 'How many people. Default: the smallest party of the service.',
  }),
  resourceId: resourceId.optional().meta({ description: 'Only slots with this resource.' }),
};

export const slotQuery = z.strictObject({
  from: localDate.meta({ description: 'The first date, in `timeZone`.' }),
  to: localDate.meta({
    description: `The last date, in \`timeZone\`. At most ${maxSlotDays} dates are possible.`,
  }),
  ...asker,
});
export type SlotQuery = z.output<typeof slotQuery>;

export const slotDaysQuery = z.strictObject({ month: localMonth, ...asker });
export type SlotDaysQuery = z.output<typeof slotDaysQuery>;

const left = z.int().min(1).meta({
  description:
    'Of shared slots: the seats that one booking can still have. Of private ones: the resources that are free.',
});

export const slot = z
  .object({
    startsAt: instant,
    endsAt: instant,
    local: z.string().meta({
      description: 'The start by the clock of `timeZone`, with the offset from UTC (RFC 3339).',
      example: '2026-12-02T10:00:00+01:00',
    }),
    left,
    price: money.meta({ description: 'Of a booking, or of a seat when slots are shared.' }),
    resourceIds: z.array(resourceId).meta({
      description: 'The resources of the first group that are free then, in the order of the service.',
    }),
  })
  .meta({ id: 'Slot', description: 'A time that can be booked now.' });
export type Slot = z.infer<typeof slot>;

const answer = {
  timeZone: timeZoneName.meta({ description: 'The zone of all local times in this answer.' }),
  zoneData: z.string().meta({
    description: 'The version of the IANA time zone database that the answer was made from.',
    example: '2026b',
  }),
  now: instant.meta({ description: 'The instant of the answer.' }),
};
const exampleAnswer = { timeZone: 'Europe/Berlin', zoneData: '2026b', now: '2026-12-01T09:30:00.000Z' };

/** The most slots of one answer. It ends with a whole date, and stays below what a function may answer. */
export const maxSlots = 3_000;

const nextFrom = localDate.optional().meta({
  description: `The first date that is not in the answer, when it has ${maxSlots} slots before \`to\`. Ask from there.`,
});

export const slotList = z.object({ ...answer, slots: z.array(slot), nextFrom }).meta({
  id: 'SlotList',
  description: 'The times that can be booked, by their start.',
  example: {
    ...exampleAnswer,
    slots: [
      {
        startsAt: '2026-12-02T09:00:00.000Z',
        endsAt: '2026-12-02T09:45:00.000Z',
        local: '2026-12-02T10:00:00+01:00',
        left: 1,
        price: { amountMinor: 4900, currency: 'EUR' },
        resourceIds: ['res_5k8m2p4r6t9w3y7z'],
      },
    ],
  },
});
export type SlotList = z.infer<typeof slotList>;

export const slotDays = z
  .object({
    ...answer,
    days: z.array(
      z
        .object({
          date: localDate,
          slots: z.int().min(1).meta({ description: 'The number of starts on this date.' }),
        })
        .meta({ id: 'SlotDay', description: 'A date on which something can be booked.' }),
    ),
  })
  .meta({
    id: 'SlotDays',
    description: 'The dates of a month with something to book. Dates without are left out.',
    example: { ...exampleAnswer, days: [{ date: '2026-12-02', slots: 14 }] },
  });
export type SlotDays = z.infer<typeof slotDays>;

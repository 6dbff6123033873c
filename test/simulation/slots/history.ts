import * as fc from 'fast-check';
import type { ResourceId, ServiceId } from '../../../lib/contract/ids.ts';
import type { DayHours, Schedule } from '../../../lib/slots/schedule.ts';
import type { SlotService } from '../../../lib/slots/slot-service.ts';

/** Zones, each with the days on which its clocks change in 2025, and one ordinary day. */
export const focalDays: Readonly<Record<string, readonly string[]>> = {
  'Europe/Berlin': ['2025-03-30', '2025-10-26', '2025-06-18'],
  'America/New_York': ['2025-03-09', '2025-11-02', '2025-06-18'],
  'Asia/Kolkata': ['2025-03-30', '2025-06-18'],
  'Australia/Lord_Howe': ['2025-04-06', '2025-10-05', '2025-06-18'],
  'Africa/Casablanca': ['2025-02-23', '2025-04-06', '2025-06-18'],
};

/** Days before and after the focal one on which things happen. */
export const reach = 2;

export interface Setup {
  readonly focalDay: string;
  readonly services: readonly SlotService[];
  readonly resources: readonly (Schedule & { readonly resourceId: ResourceId; readonly seats: number })[];
}

/** Wishes and changes. Indexes are taken by remainder, days count from the focal one. */
export type Command =
  | { readonly kind: 'weekly'; readonly resource: number; readonly weekly: Schedule['weekly'] }
  | {
      readonly kind: 'override';
      readonly resource: number;
      readonly day: number;
      readonly hours: readonly DayHours[];
    }
  | { readonly kind: 'holiday'; readonly resource: number; readonly day: number }
  | {
      readonly kind: 'timeOff';
      readonly resource: number;
      readonly day: number;
      readonly from: number;
      readonly length: number;
    }
  | {
      readonly kind: 'outside';
      readonly resource: number;
      readonly feed: number;
      readonly at: readonly (readonly [number, number])[];
    }
  | ({ readonly kind: 'book' } & Wish)
  | ({ readonly kind: 'move'; readonly booking: number } & Wish)
  | { readonly kind: 'lapse'; readonly booking: number }
  | { readonly kind: 'cancel'; readonly booking: number }
  | ({ readonly kind: 'look' } & Pick<Wish, 'service' | 'party'>);

/** A slot that somebody wants. */
interface Wish {
  readonly service: number;
  /** One of those that are shown, one that another buyer has or one beside it, or any minute. */
  readonly aim: 'shown' | 'booked' | 'beside' | 'any';
  readonly pick: number;
  /** Minutes from the beginning of the focal day in UTC. */
  readonly minute: number;
  readonly party: number;
  readonly resource: number | undefined;
  readonly tryFirst: number;
}

export interface History {
  readonly setup: Setup;
  readonly commands: readonly Command[];
}

const resourceId = (index: number): ResourceId => `res_${String(index).padStart(16, '0')}`;
const serviceId = (index: number): ServiceId => `svc_${String(index).padStart(8, '0')}`;

const five = (min: number, max: number) =>
  fc.integer({ min: min / 5, max: max / 5 }).map((count) => count * 5);
const hours: fc.Arbitrary<DayHours> = fc.oneof(
  fc
    .tuple(five(0, 1_435), five(5, 900))
    .map(([from, length]) => ({ from, until: Math.min(2_880, from + length) })),
  // Around the hours that clocks skip and repeat.
  fc.tuple(five(0, 240), five(5, 240)).map(([from, length]) => ({ from, until: from + length })),
  fc.constant({ from: 540, until: 1_020 }),
);
const weekly = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 7 }), hours), { minLength: 3, maxLength: 9 })
  .map((all) => all.map(([day, each]) => ({ day, ...each })));

const service = (index: number, primary: ResourceId[], second: ResourceId[]): fc.Arbitrary<SlotService> =>
  fc
    .record({
      duration: fc.constantFrom(15, 30, 45, 60, 90, 150),
      step: fc.constantFrom(15, 20, 30, 60),
      bufferBefore: fc.constantFrom(0, 0, 5, 20),
      bufferAfter: fc.constantFrom(0, 10, 15),
      notice: fc.constantFrom(0, 30, 1_440),
      horizon: fc.constantFrom(4 * 1_440, 365 * 1_440),
      perDay: fc.constantFrom(undefined, undefined, 1, 2),
      perWeek: fc.constantFrom(undefined, undefined, 2),
      seating: fc.constantFrom('private' as const, 'shared' as const),
      seats: fc.constantFrom(undefined, 2),
    })
    .map(({ perDay, perWeek, ...rest }) => ({
      ...rest,
      serviceId: serviceId(index),
      limits: { perDay, perWeek },
      requires: [
        { name: 'first', resourceIds: primary },
        ...(second.length > 0 ? [{ name: 'second', resourceIds: second }] : []),
      ],
      numbers: Object.fromEntries(primary.map((id, number) => [id, number + 3])),
    }));

const setup: fc.Arbitrary<Setup> = fc
  .record({
    zone: fc.constantFrom(...Object.keys(focalDays)),
    day: fc.nat({ max: 2 }),
    primaries: fc.integer({ min: 1, max: 3 }),
    seconds: fc.integer({ min: 0, max: 2 }),
    both: fc.boolean(),
  })
  .chain(({ zone, day, primaries, seconds, both }) => {
    const ids = Array.from({ length: primaries + seconds }, (_, index) => resourceId(index));
    const [first, second] = [ids.slice(0, primaries), ids.slice(primaries)];
    const days = focalDays[zone] ?? [];
    return fc.record({
      focalDay: fc.constant(days[day % days.length] ?? ''),
      // The second service wants the same resources, perhaps in the other order.
      services: fc.tuple(
        service(0, first, second),
        both && second.length > 0 ? service(1, second, first) : service(1, first, []),
      ),
      resources: fc.tuple(
        ...ids.map((id, index) =>
          fc.record({
            resourceId: fc.constant(id),
            seats: fc.constantFrom(1, 2, 4),
            timeZone: index === 0 ? fc.constant(zone) : fc.constantFrom(zone, ...Object.keys(focalDays)),
            weekly,
            overrides: fc.constant([]),
            holidays: fc.constant([]),
            timeOff: fc.constant([]),
          }),
        ),
      ),
    });
  });

const some = fc.nat({ max: 1_000 });
const nearDay = fc.integer({ min: -reach, max: reach });
const minuteNear = five(-reach * 1_440, (reach + 1) * 1_440);
const wish = {
  service: some,
  pick: some,
  aim: fc.constantFrom(
    'shown' as const,
    'shown' as const,
    'booked' as const,
    'beside' as const,
    'any' as const,
  ),
  minute: minuteNear,
  party: fc.constantFrom(1, 1, 2, 3),
  resource: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, some),
  tryFirst: fc.nat({ max: 3 }),
};
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('weekly' as const), resource: some, weekly }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('override' as const),
      resource: some,
      day: nearDay,
      hours: fc.array(hours, { maxLength: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('holiday' as const), resource: some, day: nearDay }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('timeOff' as const),
      resource: some,
      day: nearDay,
      from: five(0, 1_435),
      length: five(5, 600),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('outside' as const),
      resource: some,
      feed: fc.nat({ max: 1 }),
      at: fc.array(fc.tuple(minuteNear, five(5, 300)), { maxLength: 3 }),
    }),
  },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('book' as const), ...wish }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('move' as const), booking: some, ...wish }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('lapse' as const, 'cancel' as const), booking: some }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('look' as const), service: some, party: wish.party }),
  },
);

/** Random histories of a few resources and two services that want them. */
export const histories: fc.Arbitrary<History> = fc.record({
  setup,
  commands: fc.array(command, { minLength: 1, maxLength: 25, size: 'max' }),
});

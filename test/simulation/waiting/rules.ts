import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import type { BuyerId } from '../../../lib/contract/ids.ts';
import type { Place, WaitingRecord } from '../../../lib/waiting/waiting.ts';
import { placeOf } from '../../../lib/waiting/waiting-writes.ts';
import type { Changes } from '../memory-dynamo/index.ts';
import type { WaitingWorld } from './waiting-world.ts';

/** What the buyers know: when their request began, and when it was answered, in steps of the world. */
export interface Known {
  /** The step at which somebody was told that they wait, by their entry. */
  readonly answered: Map<string, number>;
  /** The step at which the latest request of somebody began who does not wait for units, but takes some. */
  readonly began: Map<BuyerId, number>;
}

const isPlace = (item: Record<string, unknown> | undefined): boolean =>
  String(item?.pk ?? '').startsWith('stk_');

/** Judges every change at the moment at which it is made. */
export function watchRules(world: WaitingWorld, known: Known): void {
  /** The places, and the step at which each was taken. */
  const line = new Map<string, Taken>();
  world.watch((changes) => {
    for (const { table, before, after } of changes)
      if (table.name === 'bookings' && takesUnits(before, after))
        judge(world, known, changes, after as unknown as BookingRecord, [...line.values()]);
    for (const { table, before, after } of changes) {
      if (table.name !== 'waiting') continue;
      if (isPlace(after))
        line.set(String(after?.sk), { place: after as unknown as Place, at: world.time.step });
      else if (isPlace(before) && !after) line.delete(String(before?.sk));
    }
    demandSums(world);
  });
}

interface Taken {
  readonly place: Place;
  readonly at: number;
}

const live = ['held', 'confirmed'];
const takesUnits = (
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown> | undefined,
) => live.includes(String(after?.status)) && !live.includes(String(before?.status));

/** A booking takes units: it must be the turn of its buyer. */
function judge(
  world: WaitingWorld,
  { answered, began }: Known,
  changes: Changes,
  record: BookingRecord,
  line: readonly Taken[],
): void {
  const knew = ({ place }: Taken, step: number) =>
    (answered.get(place.id) ?? Number.POSITIVE_INFINITY) < step;
  const isOffer = changes.some(
    ({ table, after }) => table.name === 'waiting' && after?.bookingId === record.id,
  );
  if (!isOffer) {
    const since = began.get(record.buyerId) ?? 0;
    const waits = line.find((taken) => knew(taken, since));
    if (waits)
      world.violated(
        `a passer-by got units before the line: ${record.buyerId} before ${waits.place.buyerId}`,
      );
    return;
  }
  const served = changes.filter(
    ({ table, after }) => table.name === 'waiting' && after?.status === 'offered',
  );
  const own = line.find(({ place }) => place.buyerId === record.buyerId);
  if (served.length !== 1 || !own) world.violated('an offer without exactly one place');
  if (!own) return;
  const passed = line.find(
    (taken) =>
      placeOf(taken.place) < placeOf(own.place) &&
      knew(taken, own.at) &&
      (taken.place.acceptFewer || taken.place.quantity <= record.quantity),
  );
  if (passed) world.violated(`out of line: ${record.buyerId} before ${passed.place.buyerId}`);
  const open = world
    .rows<BookingRecord>('bookings')
    .filter(({ buyerId, status, id }) => buyerId === record.buyerId && status === 'held' && id !== record.id);
  if (open.length > 0) world.violated(`two offers for one person: ${record.buyerId}`);
}

function demandSums(world: WaitingWorld): void {
  const { total, available, held, sold } = world.stockNow();
  const units = (status: string) =>
    world
      .rows<BookingRecord>('bookings')
      .filter((record) => record.status === status)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  // Units that were sold before the simulation have no record here.
  const earlier = sold - units('confirmed');
  if (
    total !== available + held + sold ||
    Math.min(available, held, sold, earlier) < 0 ||
    held !== units('held')
  )
    world.violated(`the stock does not add up: ${JSON.stringify({ total, available, held, sold, earlier })}`);
}

/** When everything is quiet: nobody waits in vain, and the line is marked exactly while somebody waits. */
export function demandQuiet(world: WaitingWorld): void {
  const places = world.rows<Place & { pk: string }>('waiting').filter(isPlace as never);
  const entries = world
    .rows<WaitingRecord & { pk: string }>('waiting')
    .filter((item) => !isPlace(item as never) && item.status === 'waiting');
  const { available, line, waiting } = world.stockNow();
  if (places.length !== entries.length)
    world.violated('an entry waits without a place, or a place is nobody’s');
  if ((line !== undefined) !== places.length > 0)
    world.violated(`a line of ${places.length} is marked ${line}`);
  if (line !== undefined && waiting !== places.length)
    world.violated(`${places.length} wait, and the stock says ${waiting}`);
  const fits = places.find(({ quantity, acceptFewer }) => available >= (acceptFewer ? 1 : quantity));
  if (fits) world.violated(`${available} units are free, and ${fits.buyerId} waits`);
}

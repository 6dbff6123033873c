import { isDeepStrictEqual } from 'node:util';
import type { DealState } from '../contract/availability.ts';
import { type DealSnapshot, dealSnapshot } from '../contract/events/deal-events.ts';
import { events } from '../contract/events.ts';
import type { Change, Item } from '../platform/stream.ts';
import { type Told, tell } from '../platform/tell.ts';

/**
 * Makes the events of a change to a deal, without its price history. A removed deal has no event: deals are cancelled,
 * not deleted.
 */
export function dealEvents(change: Change): Told[] {
  if (change.after?.sk !== 'deal') return [];
  const after = snapshotOf(change.after);
  const before = change.before && snapshotOf(change.before);
  const changes = [
    ...(before ? [] : [events.dealCreated]),
    ...(before && termsDiffer(before, after) ? [events.dealUpdated] : []),
    ...stepsTaken(before?.state ?? 'draft', after.state),
  ];
  const about = { subject: after.id, time: after.updatedAt };
  return [
    ...changes.map((event) => tell(event, { ...about, data: after })),
    ...(before && windowMoved(before, after)
      ? [tell(events.dealRescheduled, { ...about, data: windowOf(before, after) })]
      : []),
    ...(before && priceDiffers(before, after)
      ? [tell(events.dealPriceChanged, { ...about, data: priceOf(before, after) })]
      : []),
  ];
}

const published = Object.keys(dealSnapshot.shape);

/** Returns the public part of a stored deal. Keys and index attributes stay inside. */
const snapshotOf = (item: Item): DealSnapshot => {
  const snapshot = Object.fromEntries(
    published.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
  ) as DealSnapshot;
  // Absent from deals that were written before pictures existed.
  const pictures = (snapshot.pictures ?? []).map(({ imageId, alt }) => ({ imageId, alt }));
  return { ...snapshot, pictures };
};

function stepsTaken(from: DealState, to: DealState) {
  if (from === to) return [];
  switch (to) {
    case 'scheduled':
      return from === 'paused' ? [events.dealResumed] : [events.dealScheduled];
    case 'live':
      return from === 'paused' ? [events.dealResumed] : [events.dealStarted];
    case 'paused':
      return [events.dealPaused];
    case 'ended':
      return [events.dealEnded];
    case 'cancelled':
      return [events.dealCancelled];
    case 'draft':
      return [];
  }
}

/** Returns whether a term changed. State, version and time of the change alone do not count. */
function termsDiffer(before: DealSnapshot, after: DealSnapshot): boolean {
  const termsOf = ({ state: _s, version: _v, updatedAt: _u, ...terms }: DealSnapshot) => terms;
  return !isDeepStrictEqual(termsOf(before), termsOf(after));
}

const announced = new Set<DealState>(['scheduled', 'live', 'paused']);

/** Returns whether the window moved. Only a published window can move; an early end has the event `deal.ended`. */
const windowMoved = (before: DealSnapshot, after: DealSnapshot): boolean =>
  announced.has(before.state) &&
  announced.has(after.state) &&
  (before.startsAt !== after.startsAt || before.endsAt !== after.endsAt);

const windowOf = (before: DealSnapshot, after: DealSnapshot) => ({
  dealId: after.id,
  sellerId: after.sellerId,
  state: after.state,
  startsAt: after.startsAt,
  endsAt: after.endsAt,
  previous: { startsAt: before.startsAt, endsAt: before.endsAt },
});

const priceDiffers = (before: DealSnapshot, after: DealSnapshot): boolean =>
  !isDeepStrictEqual(before.price, after.price) ||
  !isDeepStrictEqual(before.originalPrice, after.originalPrice);

const priceOf = (before: DealSnapshot, after: DealSnapshot) => ({
  dealId: after.id,
  sellerId: after.sellerId,
  price: after.price,
  originalPrice: after.originalPrice,
  previous: { price: before.price, originalPrice: before.originalPrice },
});

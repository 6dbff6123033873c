import type { Deal } from '../contract/deal.ts';
import type { StorefrontBlock } from '../contract/storefront.ts';
import type { DealSummary } from '../contract/storefront-home.ts';

type Collection = NonNullable<StorefrontBlock['collection']>;
type Rule = NonNullable<Collection['rule']>;

/** Visitors can book the deal now or later. */
const isOffered = ({ state }: Deal): boolean =>
  state === 'live' || state === 'scheduled' || state === 'paused';

/** Returns those of the named deals that can still be booked, in the order of their names. */
export function pickByHand(
  ids: readonly Deal['id'][],
  known: ReadonlyMap<Deal['id'], Deal>,
  limit: number,
): Deal[] {
  const found = ids.flatMap((id) => known.get(id) ?? []);
  return found.filter(isOffered).slice(0, limit);
}

const isSameWord = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const fits = ({ category, tag, city }: Rule, deal: Deal): boolean =>
  deal.state === 'live' &&
  (category === undefined || deal.category === category) &&
  (tag === undefined || deal.tags.some((one) => isSameWord(one, tag))) &&
  (city === undefined || (deal.location !== undefined && isSameWord(deal.location.city, city)));

const orders: Readonly<Record<Rule['order'], (one: Deal, other: Deal) => number>> = {
  newest: (one, other) => compare(other.startsAt, one.startsAt),
  ending_soon: (one, other) => compare(one.endsAt, other.endsAt),
};
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Returns the live deals that fit the rule, in its order. Sold-out deals come last. */
export function pickByRule(rule: Rule, candidates: readonly Deal[], limit: number): Deal[] {
  const found = candidates.filter((deal) => fits(rule, deal)).sort(orders[rule.order]);
  return [...found.filter(({ soldOut }) => !soldOut), ...found.filter(({ soldOut }) => soldOut)].slice(
    0,
    limit,
  );
}

/** Keeps the facts of a deal that a card shows. */
export function summaryOf(deal: Deal): DealSummary {
  const { id, title, category, price, originalPrice, startsAt, endsAt, state, soldOut } = deal;
  const { available, quantityTotal, location, pictures, images } = deal;
  return {
    ...{ id, title, category },
    ...(pictures[0] && { picture: pictures[0] }),
    ...(images[0] !== undefined && { image: images[0] }),
    ...{ price, originalPrice },
    ...(location && { city: location.city }),
    ...{ startsAt, endsAt, state, soldOut, available, quantityTotal },
  };
}

import * as z from 'zod';
import type { DealState } from '../contract/availability.ts';
import type { Deal } from '../contract/deal.ts';
import { dealId } from '../contract/ids.ts';
import { type Instant, instant } from '../contract/instant.ts';
import type { Page } from '../contract/page.ts';
import { ttlCache } from '../platform/cache.ts';
import { toEpochMs, toInstant } from '../platform/clock.ts';
import { fillPage } from '../platform/fill-page.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import { publicTtlMs } from './availability.ts';
import { type StoredDeal, toDeal } from './deal.ts';
import type { Position } from './deal-lists.ts';
import { stateAt } from './decide.ts';
import type { DealDependencies } from './dependencies.ts';
import type { Offer } from './public-deals.ts';

type ListedState = 'live' | 'scheduled' | 'ended';

export interface PublicQuery {
  readonly state?: ListedState | undefined;
  readonly category?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The sections of each list, in order: started deals (newest first), then upcoming ones. */
const sectionsOf: Readonly<Record<ListedState | 'default', readonly ListedState[]>> = {
  default: ['live', 'scheduled'],
  live: ['live'],
  scheduled: ['scheduled'],
  ended: ['ended'],
};

/** A paused deal stays in the list of live ones, with its state, so that it does not vanish from a buyer's screen. */
const statesOf: Readonly<Record<ListedState | 'default', readonly DealState[]>> = {
  default: ['live', 'paused', 'scheduled'],
  live: ['live', 'paused'],
  scheduled: ['scheduled'],
  ended: ['ended'],
};

/**
 * The last place on a page. `asOf` is the instant at which the first page was read. It separates started from upcoming
 * deals. A deal that starts while a client pages is therefore neither lost nor shown twice.
 */
const cursorShape = z.strictObject({
  section: z.enum(['live', 'scheduled', 'ended']),
  asOf: instant,
  after: z.strictObject({ id: dealId, at: instant }).optional(),
});
type ListCursor = z.infer<typeof cursorShape>;

/** DynamoDB refuses a position outside the range of a query, so such a position is refused here. */
const isIn = ({ section, asOf, after }: ListCursor): boolean =>
  after === undefined || section === 'ended' || (section === 'live' ? after.at <= asOf : after.at > asOf);

/**
 * More than the clocks of two containers differ. With a later instant, a caller could read deals that have not begun.
 */
const clockSkewMs = 1_000;
const isAhead = ({ asOf }: ListCursor, now: number): boolean => toEpochMs(asOf) > now + clockSkewMs;

/**
 * The longest time between two pages. After that, the deals that started in the meantime are left out of the upcoming
 * ones.
 */
const restMs = 15 * 60_000;
function readingOn(cursor: ListCursor, now: number): ListCursor {
  const { section, after } = cursor;
  const asOf = toInstant(Math.max(toEpochMs(cursor.asOf), now - restMs));
  if (section !== 'scheduled' || isIn({ section, asOf, after })) return { ...cursor, asOf };
  return { section, asOf };
}

type ReadDependencies = Pick<DealDependencies, 'deals' | 'stocks' | 'clock'>;

/** Lists pages of public deals. Each page is read at most once a second. */
export function publicList(deps: ReadDependencies) {
  const pages = ttlCache({
    ttlMs: publicTtlMs,
    maxEntries: 50,
    clock: deps.clock,
    load: (query: string) => readPage(deps, JSON.parse(query)),
  });

  /** Returns a page. @throws AppError `invalid_request` for a cursor that is not of this list */
  return async ({ state: wanted, category, cursor, limit }: PublicQuery): Promise<Page<Deal>> => {
    const { offers, next } = await pages.get(JSON.stringify({ state: wanted, category, cursor, limit }));
    const now = toInstant(deps.clock.now());
    const items = offers.flatMap(({ deal, stock }) => {
      const state = stateAt(deal, now);
      return statesOf[wanted ?? 'default'].includes(state) ? [toDeal(deal, stock, state)] : [];
    });
    return { items, nextCursor: next ? encodeCursor(next) : null };
  };
}

interface ReadPage {
  readonly offers: Offer[];
  readonly next: ListCursor | undefined;
}

async function readPage(deps: ReadDependencies, query: PublicQuery): Promise<ReadPage> {
  const list = query.state ?? 'default';
  const nowMs = deps.clock.now();
  const now = toInstant(nowMs);
  const cursor = decodeCursor(
    query.cursor,
    cursorShape.refine(
      (data) => sectionsOf[list].includes(data.section) && isIn(data) && !isAhead(data, nowMs),
    ),
  );
  const start = cursor && readingOn(cursor, nowMs);
  const sections = sectionsOf[list].slice(start ? sectionsOf[list].indexOf(start.section) : 0);
  const asOf = start?.asOf ?? now;
  const deals: StoredDeal[] = [];
  let next: ListCursor | undefined;
  for (const [index, section] of sections.entries()) {
    if (deals.length === query.limit) {
      next = { section, asOf };
      break;
    }
    const found = await fillPage<StoredDeal, Position>({
      read: (after, limit) =>
        deps.deals.listPublic({ ...rangeOf(section, asOf), category: query.category, after, limit }),
      positionOf: ({ id, startsAt }) => ({ id, at: startsAt }),
      wanted: (deal) => statesOf[list].includes(stateAt(deal, now)),
      after: index === 0 ? start?.after : undefined,
      limit: query.limit - deals.length,
    });
    deals.push(...found.items);
    if (found.next) {
      next = { section, asOf, after: found.next };
      break;
    }
  }
  return { offers: await withStock(deps, deals), next };
}

function rangeOf(section: ListedState, asOf: Instant) {
  if (section === 'ended') return { listing: 'closed' as const };
  return section === 'live'
    ? { listing: 'open' as const, startedBy: asOf }
    : { listing: 'open' as const, startingAfter: asOf };
}

async function withStock({ stocks }: ReadDependencies, deals: StoredDeal[]): Promise<Offer[]> {
  const found = await stocks.getMany(deals.map(({ id }) => stockOfDeal(id)));
  return deals.flatMap((deal) => {
    const stock = found.get(stockOfDeal(deal.id));
    return stock ? [{ deal, stock }] : [];
  });
}

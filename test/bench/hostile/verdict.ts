import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordedBooking } from '../../../lib/contract/booking.ts';
import { recordsIn } from '../rush/staff.ts';
import type { Books } from './books.ts';
import { aheadOfTheOpening, beforeTheOpening, type EarlyOrder, recordsOf } from './early-retries.ts';
import type { Outcome, Played } from './play.ts';
import type { HostileProxy } from './proxy.ts';

/** One promise, and what speaks against it. */
export interface Check {
  readonly promise: string;
  readonly defects: readonly string[];
}

/** What must hold after any play, whatever the network did. */
export function verdict(
  { outcomes, watchers, numbers }: Played,
  books: Books,
  early: readonly EarlyOrder[],
): Check[] {
  const pairs = outcomes.map((outcome, index) => ({ outcome, bookings: books.bookings[index] ?? [] }));
  const check = (promise: string, defects: readonly (string | undefined)[]): Check => ({
    promise,
    defects: defects.filter((defect) => defect !== undefined),
  });
  return [
    check(
      `${outcomes.length} place() calls give ${outcomes.length} decisions`,
      outcomes.map(({ decision, phone, trouble }) => (decision ? undefined : `${phone.name}: ${trouble}`)),
    ),
    check(
      'each decision is what the books say',
      pairs.map(({ outcome, bookings }) => disagreement(outcome, bookings)),
    ),
    check(
      'nobody has two bookings',
      pairs.map(({ outcome, bookings }) =>
        bookings.length > 1 ? `${outcome.phone.name}: ${bookings.map(({ status }) => status)}` : undefined,
      ),
    ),
    check(
      'every booking is somebody’s, and the stock adds up',
      [...books.deals.keys()].flatMap((dealId) => unbalanced(dealId, { pairs, early }, books)),
    ),
    check('who was refused was refused for the truth: all units are sold', untrue(outcomes, books)),
    check(
      `no order gets ahead of the opening: ${beforeTheOpening(early).length} came before it, marked as retries`,
      beforeTheOpening(early).length > 0 ? aheadOfTheOpening(early) : ['nobody tried'],
    ),
    check('live numbers go up one by one, in every app and topic', numbers.defects),
    check('who watches ends with the last state and number', behind({ watchers, numbers }, books)),
  ];
}

const granted = ['held', 'confirmed'];

function disagreement(
  { decision, phone }: Outcome,
  bookings: readonly RecordedBooking[],
): string | undefined {
  if (!decision) return undefined;
  const owned = bookings.filter(({ status }) => granted.includes(status));
  const says = `${phone.name} was told ${decision.status}`;
  if (decision.status === 'rejected')
    return owned.length === 0 ? undefined : `${says}, and has ${owned.map(({ status }) => status)}`;
  const [only] = owned;
  if (only?.id === decision.id && only.status === decision.status) return undefined;
  return `${says}, and has ${bookings.map(({ status }) => status).join(', ') || 'nothing'}`;
}

interface Pair {
  readonly outcome: Outcome;
  readonly bookings: readonly RecordedBooking[];
}

function unbalanced(
  dealId: string,
  { pairs, early }: { readonly pairs: readonly Pair[]; readonly early: readonly EarlyOrder[] },
  { deals }: Books,
): (string | undefined)[] {
  const found = deals.get(dealId);
  if (!found) return [`${dealId}: no reconciliation`];
  const theirs = pairs.flatMap(({ bookings }) => bookings.filter((booking) => booking.dealId === dealId));
  const recorded = recordsIn(found);
  return [
    found.balanced ? undefined : `${dealId}: stock and records do not balance`,
    found.claimed === 0 ? undefined : `${dealId}: ${found.claimed} units are claimed`,
    found.held + found.sold <= found.quantityTotal ? undefined : `${dealId}: oversold`,
    recorded === theirs.length + recordsOf(early, dealId)
      ? undefined
      : `${dealId}: ${recorded} records, ${theirs.length} of them somebody’s`,
  ];
}

function untrue(outcomes: readonly Outcome[], { deals }: Books): (string | undefined)[] {
  return outcomes.map(({ decision, dealId, phone }) => {
    if (decision?.status !== 'rejected') return undefined;
    if (decision.rejection !== 'sold_out') return `${phone.name}: ${decision.rejection}`;
    const { available = 0 } = deals.get(dealId) ?? {};
    return available === 0 ? undefined : `${phone.name}: sold_out, and ${available} units are left`;
  });
}

/**
 * Ends the bad weather, and waits until everybody who watches has heard of the last change. In the bad weather one
 * watcher in thirty hears nothing for half a minute: the network loses 40 % of the handshakes, and the SDK waits up to
 * 30 s before the next. In fair weather each watcher hears within the SDK's own waits, less than a minute together.
 * @param patienceMs ends the wait for a watcher who would wait forever
 */
export async function heardOfTheEnd(
  proxy: Pick<HostileProxy, 'clearUp'>,
  played: Played,
  books: Books,
  patienceMs = 180_000,
): Promise<void> {
  proxy.clearUp();
  const deadline = Date.now() + patienceMs;
  while (behind(played, books).length > 0 && Date.now() < deadline) await sleep(100);
}

function behind({ watchers, numbers }: Pick<Played, 'watchers' | 'numbers'>, { deals }: Books): string[] {
  const outdated = watchers.flatMap(({ dealId, last }) => {
    const [heard, left] = [last()?.available, deals.get(dealId)?.available];
    return heard === left ? [] : [`${dealId}: ${heard} instead of ${left}`];
  });
  return [...outdated, ...numbers.uneven([...deals.keys()], watchers.length / deals.size)];
}

import type { Traces } from '../bookings/order.ts';
import type { StockId } from '../contract/ids.ts';
import type { Buyer } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import type { MarkCounts } from './decide-risk.ts';
import type { MarkEntry, MarkLog } from './mark-log.ts';
import { buyerMark, crowdMark, digestMark, type Mark, type MarkKind } from './marks.ts';

export interface Suspect {
  readonly buyer: Pick<Buyer, 'id'>;
  readonly traces: Traces;
  readonly stockId: StockId;
}

export interface RecentMarks {
  /** Returns the suspect's counts. Never throws; when the read fails, it uses the marks in memory. */
  of(suspect: Suspect): Promise<MarkCounts>;
}

/** How often a container reads new entries. */
const refreshMs = 30_000;
/**
 * Each read reaches this far back, for entries from writers whose clocks are behind and entries that were not readable
 * at once.
 */
const overlapMs = 15_000;
const maxSubjects = 100_000;

/**
 * The marks of the window, in the memory of a container. One call every half minute reads all new ones by time, however
 * many orders arrive.
 */
export function recentMarks(
  log: Pick<MarkLog, 'since'>,
  { seconds }: { readonly seconds: number },
  clock: Clock,
): RecentMarks {
  const windowMs = seconds * 1_000;
  const tallies = new Map<string, [at: number, units: number][]>();
  let seen = new Map<string, number>();
  let readUntil = 0;
  let readAt = Number.NEGATIVE_INFINITY;

  const learn = (entry: MarkEntry) => {
    if (seen.has(entry.id)) return;
    seen.set(entry.id, entry.at);
    for (const mark of entry.marks)
      for (const key of keysOf(entry.kind, mark)) {
        const tally = tallies.get(key) ?? [];
        tally.push([entry.at, key.includes('crowd') ? mark.units : 1]);
        tallies.delete(key);
        tallies.set(key, tally);
        if (tallies.size > maxSubjects) tallies.delete(tallies.keys().next().value as string);
      }
  };

  const forget = (now: number) => {
    seen = new Map([...seen].filter(([, at]) => at > readUntil - 2 * overlapMs));
    for (const [key, tally] of tallies) {
      const left = tally.filter(([at]) => at > now - windowMs);
      if (left.length === 0) tallies.delete(key);
      else tallies.set(key, left);
    }
  };

  const refresh = async (now: number) => {
    if (now - readAt < refreshMs) return;
    // Set before the call, so that concurrent orders use the marks in memory.
    readAt = now;
    try {
      const entries = await log.since(Math.max(now - windowMs, readUntil - overlapMs));
      for (const entry of entries) learn(entry);
      readUntil = now;
      forget(now);
    } catch (error) {
      logger.warn('risk signs not shared', { error });
    }
  };

  return {
    async of({ buyer, traces: { device, address }, stockId }) {
      const now = clock.now();
      await refresh(now);
      const count = (kind: MarkKind, about: keyof Mark, subject: string | undefined) =>
        (subject === undefined ? [] : (tallies.get(keyOf(kind, about, subject)) ?? []))
          .filter(([at]) => at > now - windowMs)
          .reduce((sum, [, units]) => sum + units, 0);
      const person = (kind: MarkKind) =>
        Math.max(
          count(kind, 'buyer', buyerMark(buyer.id)),
          count(kind, 'device', device && digestMark(device)),
        );
      return {
        lapsedHolds: person('lapsed'),
        lapsedUnitsOfAddress: count('lapsed', 'crowd', address && crowdMark(address, stockId)),
        declinedCards: person('declined'),
        declinedCardsOfAddress: count('declined', 'address', address && digestMark(address)),
      };
    },
  };
}

const keyOf = (kind: MarkKind, about: keyof Mark, subject: string) => `${kind} ${about} ${subject}`;

/**
 * Returns the keys under which a mark counts. The lapsed holds of an address count for each deal separately, because
 * thousands may share it.
 */
const keysOf = (kind: MarkKind, { buyer, device, address, crowd }: Mark): string[] => [
  keyOf(kind, 'buyer', buyer),
  ...(device ? [keyOf(kind, 'device', device)] : []),
  ...(kind === 'lapsed' && crowd ? [keyOf(kind, 'crowd', crowd)] : []),
  ...(kind === 'declined' && address ? [keyOf(kind, 'address', address)] : []),
];

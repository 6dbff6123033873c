import { inParallel } from '../../platform/in-parallel.ts';
import { logger } from '../../platform/logger.ts';
import type { Random } from '../../platform/random.ts';
import type { OfferId } from '../../slots/sold-id.ts';
import { type DealFacts, moneyShard, reportShards } from './report-places.ts';
import { type ReportRepository, type ReportSource, reportGroup } from './report-repository.ts';
import type { Reported } from './report-tally.ts';
import { groupReported } from './report-writes.ts';

export interface ReportCountDeps {
  readonly reports: Pick<ReportRepository, 'countOnce' | 'noteCounted'>;
  /** Finds the facts about a deal. */
  factsOf(offerId: OfferId): Promise<DealFacts>;
  readonly random: Pick<Random, 'fraction'>;
}

/** Transactions at the same time. Each has a shard of its own, so they do not meet in the sums that all deals share. */
const lanes = 4;

/**
 * Counts events or entries of the ledger for reports, each once. A batch is added up before it is written. A large batch
 * is spread over the shards of the sums, a small one writes the first shard only.
 * @returns those that were not counted, to redeliver
 */
export async function countReport<R extends Reported>(
  { reports, factsOf, random }: ReportCountDeps,
  source: ReportSource,
  reported: readonly R[],
): Promise<R[]> {
  const ids = [...new Set(reported.map(({ offerId }) => offerId))];
  const found = await inParallel(ids, lanes, factsOf);
  const facts = new Map(
    found.flatMap((outcome, index) => {
      const id = ids[index];
      if (outcome.status === 'fulfilled' && id) return [[id, outcome.value] as const];
      logger.error('deal of event not read', { offerId: id });
      return [];
    }),
  );
  const known = (offerId: OfferId): DealFacts => {
    const one = facts.get(offerId);
    if (!one) throw new Error(`The facts about ${offerId} are missing`);
    return one;
  };
  const lost = reported.filter(({ offerId }) => !facts.has(offerId));
  const groups = groupReported(
    reported.filter(({ offerId }) => facts.has(offerId)),
    known,
    reportGroup,
  );
  const first = groups.length > 1 ? Math.floor(random.fraction() * reportShards) : 0;
  const shardOf = (index: number) => (source === 'money' ? moneyShard : (first + index) % reportShards);
  const written = await inParallel([...groups.entries()], source === 'money' ? 1 : lanes, ([index, group]) =>
    reports.countOnce(group, known, shardOf(index)),
  );
  const counted: R[] = [];
  for (const [index, group] of groups.entries()) {
    const outcome = written[index];
    if (outcome?.status === 'fulfilled') counted.push(...group);
    else {
      logger.error('events not counted', { count: group.length, error: outcome?.reason });
      lost.push(...group);
    }
  }
  if (counted.length > 0) await note(reports, source, counted);
  return lost;
}

/** A failure is no reason to count again. The next batch notes it. */
async function note(
  reports: Pick<ReportRepository, 'noteCounted'>,
  source: ReportSource,
  counted: readonly Reported[],
): Promise<void> {
  const latest = Math.max(...counted.flatMap(({ parts }) => parts.map(({ at }) => at)));
  await reports
    .noteCounted(source, latest)
    .catch((error: unknown) => logger.warn('freshness of reports not noted', { error }));
}

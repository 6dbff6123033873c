import { AppError } from '../../platform/errors.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { logger } from '../../platform/logger.ts';
import type { Sender } from '../../platform/send.ts';
import { importLine, refusedLine } from '../import/import-line.ts';
import { readFile } from '../import/read-file.ts';
import type { ImportedDeal, LineProblem } from '../import/read-line.ts';
import { endedRights, type RightsDeps } from './ended-rights.ts';
import type { ImportJob, ImportLine, ImportTask, LineResult } from './import-job.ts';
import type { ImportRepository } from './import-repository.ts';
import { dealOfLine, jobTarget, type TargetDeps } from './job-target.ts';

export interface RunDeps extends RightsDeps {
  readonly imports: Pick<ImportRepository, 'get' | 'allLines' | 'record' | 'end'>;
  readonly queue: Pick<Sender<ImportTask>, 'send'>;
  readonly deals: TargetDeps;
}

interface Attempt {
  /** How often this message was delivered. */
  readonly attempt: number;
  /** After this time (milliseconds) the rest waits for another message. */
  readonly budgetMs: number;
}

/** Lines whose results are recorded together. After a crash, so many lines are worked on again. */
const batchSize = 20;
/** Parallel changes: enough to be fast, few enough to leave the tables to buyers. */
const parallel = 5;
/** How often a line is tried whose deal another worker or a colleague changes at that moment. */
const racesOfLine = 3;
/** From this delivery on, an unexpected error is the result of its line, so that one line cannot stop the others. */
const lastAttempt = 3;

/**
 * Works on the lines of an import that have no result yet. Deliveries may repeat and overlap: a line finds the deal that
 * an earlier attempt created, and each result is recorded once.
 * @throws any unexpected error, after the results of the other lines are recorded: the message is delivered again
 */
export async function runImport(
  deps: RunDeps,
  { importId }: ImportTask,
  { attempt, budgetMs }: Attempt,
): Promise<{ readonly worked: number; readonly left: number }> {
  const until = deps.clock.now() + budgetMs;
  const job = await deps.imports.get(importId);
  if (job?.status !== 'running') return { worked: 0, left: 0 };
  const lines = await deps.imports.allLines(importId);
  const work = lineWork(deps, job, lines, attempt >= lastAttempt);
  const waiting = lines.filter(({ outcome }) => outcome === undefined);
  for (let worked = 0; worked < waiting.length; worked += batchSize) {
    const left = waiting.length - worked;
    const stopReason = await endedRights(deps, job);
    if (stopReason) {
      await deps.imports.end(importId, { stopReason, now: deps.clock.now() });
      return { worked, left };
    }
    if (worked > 0 && deps.clock.now() > until) {
      await deps.queue.send({ importId });
      return { worked, left };
    }
    const outcomes = await inParallel(waiting.slice(worked, worked + batchSize), parallel, work);
    const results = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    if (!(await deps.imports.record(importId, results, deps.clock.now()))) return { worked, left };
    const unexpected = outcomes.find(({ status }) => status === 'rejected');
    if (unexpected?.status === 'rejected') throw unexpected.reason;
  }
  await deps.imports.end(importId, { now: deps.clock.now() });
  return { worked: waiting.length, left: 0 };
}

/** Makes the function that works on one line. It throws only for unexpected errors, and not at the last attempt. */
function lineWork(deps: RunDeps, job: ImportJob, lines: readonly ImportLine[], isLast: boolean) {
  const { columns, startedAt = 0, publish } = job;
  const { deals, problems } = readFile([{ line: 1, values: columns }, ...lines], startedAt);
  const dealAt = new Map<number, ImportedDeal>(deals.map((deal) => [deal.line, deal]));
  const problemsAt = Map.groupBy(problems, ({ line }) => line);
  const target = jobTarget(deps.deals, job);
  return async ({ line }: ImportLine): Promise<LineResult> => {
    const imported = dealAt.get(line);
    if (!imported) return failed(line, problemsAt.get(line) ?? [{ line, column: '-', reason: 'is empty' }]);
    try {
      const { outcome, published, deal } = await throughRaces(() => importLine(target, imported, publish));
      // An earlier attempt created it, and its result was lost.
      if (deal.id === dealOfLine(job, line))
        return { line, outcome: 'created', published: publish, dealId: deal.id };
      return { line, outcome, published, dealId: deal.id };
    } catch (error) {
      if (error instanceof AppError) return failed(line, refusedLine(line, error));
      if (!isLast) throw error;
      logger.error('import line failed', { importId: job.id, line, error });
      return failed(line, [{ line, column: '-', reason: 'An unexpected error. Import the line again.' }]);
    }
  };
}

/** Repeats work that reads the deal anew, while others are faster to change it. */
async function throughRaces<T>(work: () => Promise<T>): Promise<T> {
  for (let race = 1; ; race++) {
    try {
      return await work();
    } catch (error) {
      const isRace = error instanceof AppError && error.code === 'precondition_failed';
      if (!isRace || race >= racesOfLine) throw error;
    }
  }
}

const failed = (line: number, problems: readonly LineProblem[]): LineResult => ({
  line,
  outcome: 'failed',
  problems: problems.map(({ column, reason }) => ({ column, reason })),
});

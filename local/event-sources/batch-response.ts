import type { InvokeResult } from '../lambda/invoker.ts';

/** The failed items of a batch: none, all, or those with the given identifiers. */
export type BatchOutcome = 'none' | 'all' | string[];

/**
 * Reads a function's result for a batch. Without ReportBatchItemFailures only an error fails the batch, as a whole.
 * With it, an empty or absent list is success. An invalid response, or one that names an item outside the batch, fails
 * the whole batch.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#sqs-batchfailurereporting-conditions
 */
export function outcomeOf(
  result: InvokeResult,
  reportsFailures: boolean,
  isKnown: (id: string) => boolean,
): BatchOutcome {
  if (!result.ok) return 'all';
  const { payload } = result;
  if (!reportsFailures || payload === null || payload === undefined || payload === '') return 'none';
  if (typeof payload !== 'object') return 'all';
  const failures = (payload as { batchItemFailures?: unknown }).batchItemFailures ?? [];
  if (!Array.isArray(failures)) return 'all';
  const identifiers = failures.map((item) => (item as { itemIdentifier?: unknown } | null)?.itemIdentifier);
  if (identifiers.length === 0) return 'none';
  return identifiers.every((id): id is string => typeof id === 'string' && isKnown(id)) ? identifiers : 'all';
}

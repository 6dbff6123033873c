import type { InvokeResult } from '../lambda/invoker.ts';

/** Which items of a batch failed: none, all, or those with the given identifiers. */
export type BatchOutcome = 'none' | 'all' | string[];

/**
 * Reads what a function made of a batch. Without ReportBatchItemFailures only an error fails it, as a
 * whole; with it, an empty or absent list is success, and a response that cannot be understood, or that
 * names an item which is not in the batch, fails the whole batch.
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

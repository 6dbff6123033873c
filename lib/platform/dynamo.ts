import type { ItemJson } from './documents/attribute-values.ts';
import type { TransactWriteCommandInput } from './documents/commands.ts';
import { ConditionalCheckFailedException, TransactionCanceledException } from './documents/failures.ts';

/** One part of a transaction. */
export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

export const isConditionFailed = (error: unknown): error is ConditionalCheckFailedException =>
  error instanceof ConditionalCheckFailedException;

/** The item at the moment when a condition failed, in DynamoDB's own JSON (`unmarshall` reads it). */
export type LostItem = ItemJson;

/** The outcome of each part of a cancelled transaction, in the order of its parts. */
export type PartOutcome = 'ok' | 'condition_failed' | 'conflict' | 'throttled' | 'other';

/** Whether the error is a cancelled transaction, which has certainly written nothing. */
export const isCancelled = (error: unknown): error is TransactionCanceledException =>
  error instanceof TransactionCanceledException;

/** Returns the outcomes of a cancelled transaction; undefined for any other error. */
export function cancelledParts(
  error: unknown,
): { outcome: PartOutcome; item: LostItem | undefined }[] | undefined {
  if (!isCancelled(error)) return undefined;
  return (error.CancellationReasons ?? []).map(({ Code, Item }) => ({
    outcome: partOutcome(Code),
    item: Item,
  }));
}

function partOutcome(code: string | undefined): PartOutcome {
  switch (code) {
    case undefined:
    case 'None':
      return 'ok';
    case 'ConditionalCheckFailed':
      return 'condition_failed';
    case 'TransactionConflict':
      return 'conflict';
    case 'ThrottlingError':
    case 'ProvisionedThroughputExceeded':
      return 'throttled';
    default:
      return 'other';
  }
}

const contentionNames = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
]);

/**
 * Returns whether other requests write the same items now, or more than the partition accepts. Nothing was written, and
 * a later attempt may succeed. The client does not retry conflicts.
 */
export function isContention(error: unknown): boolean {
  const parts = cancelledParts(error);
  if (parts)
    return (
      parts.some(({ outcome }) => outcome === 'conflict' || outcome === 'throttled') &&
      !parts.some(({ outcome }) => outcome === 'condition_failed')
    );
  return error instanceof Error && contentionNames.has(error.name);
}

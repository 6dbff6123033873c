import { marshall } from '../../../lib/platform/documents/attribute-values.ts';
import {
  type CancellationReason,
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '../../../lib/platform/documents/failures.ts';
import type { Item } from './values.ts';

/** What DynamoDB refuses as malformed, and whatever this double does not know. */
export class ValidationException extends Error {
  override readonly name = 'ValidationException';
}

export const validation = (message: string) => new ValidationException(message);

/** @param item the item as it was, when the command asked for it and there was one */
export const conditionFailed = (item: Item | undefined) =>
  new ConditionalCheckFailedException({
    message: 'The conditional request failed',
    ...(item && { Item: marshall(item) }),
  });

/** Why a part of a transaction cannot be done; undefined for a part that could. */
export type PartFailure =
  | { readonly code: string; readonly message: string; readonly item?: Item | undefined }
  | undefined;

export function transactionCanceled(parts: readonly PartFailure[]): TransactionCanceledException {
  const CancellationReasons = parts.map(
    (part): CancellationReason =>
      part
        ? { Code: part.code, Message: part.message, ...(part.item && { Item: marshall(part.item) }) }
        : { Code: 'None' },
  );
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ');
  return new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    CancellationReasons,
  });
}

import { errorOf, ServiceError, type ServiceRefusal } from '../aws-json/service-error.ts';
import type { ItemJson } from './attribute-values.ts';

/** The outcome of one part of a transaction. */
export interface CancellationReason {
  readonly Code?: string;
  readonly Message?: string;
  /** As it was, when the part asks for it. */
  readonly Item?: ItemJson;
}

/** A write whose condition failed; with the item as it was when the write asks for it. */
export class ConditionalCheckFailedException extends ServiceError {
  readonly Item: ItemJson | undefined;

  constructor({ message, Item }: { message: string; Item?: ItemJson | undefined }) {
    super('ConditionalCheckFailedException', message);
    this.Item = Item;
  }
}

/** A transaction of which nothing was written, with a reason for each of its parts. */
export class TransactionCanceledException extends ServiceError {
  readonly CancellationReasons: readonly CancellationReason[] | undefined;

  constructor(details: { message: string; CancellationReasons?: readonly CancellationReason[] | undefined }) {
    super('TransactionCanceledException', details.message);
    this.CancellationReasons = details.CancellationReasons;
  }
}

/** DynamoDB's refusals by name; those that carry more than their name have a class. */
export function dynamoErrorOf(refusal: ServiceRefusal): Error {
  const { name, message, body } = refusal;
  if (name === 'ConditionalCheckFailedException')
    return new ConditionalCheckFailedException({ message, Item: body.Item as ItemJson | undefined });
  if (name === 'TransactionCanceledException')
    return new TransactionCanceledException({
      message,
      CancellationReasons: body.CancellationReasons as readonly CancellationReason[] | undefined,
    });
  return errorOf(refusal);
}

import type * as sdk from '@aws-sdk/client-sqs';
import { type Answered, Command } from './aws-json/command.ts';

// The calls of functions that look into queues themselves. Consumers get their messages from Lambda.

export class GetQueueUrlCommand extends Command<
  'sqs',
  sdk.GetQueueUrlCommandInput,
  Answered<sdk.GetQueueUrlCommandOutput>
> {
  readonly operation = 'GetQueueUrl';
}
export class ReceiveMessageCommand extends Command<
  'sqs',
  sdk.ReceiveMessageCommandInput,
  Answered<sdk.ReceiveMessageCommandOutput>
> {
  readonly operation = 'ReceiveMessage';
}
export class ChangeMessageVisibilityBatchCommand extends Command<
  'sqs',
  sdk.ChangeMessageVisibilityBatchCommandInput,
  Answered<sdk.ChangeMessageVisibilityBatchCommandOutput>
> {
  readonly operation = 'ChangeMessageVisibilityBatch';
}
export class DeleteMessageBatchCommand extends Command<
  'sqs',
  sdk.DeleteMessageBatchCommandInput,
  Answered<sdk.DeleteMessageBatchCommandOutput>
> {
  readonly operation = 'DeleteMessageBatch';
}

import type * as sdk from '@aws-sdk/client-sqs';
import { type Answered, Command, type ServiceClient } from './aws-json/command.ts';
import { jsonClient } from './aws-json/json-client.ts';

export type SQSClient = ServiceClient<'sqs'>;

export class SendMessageCommand extends Command<
  'sqs',
  sdk.SendMessageCommandInput,
  Answered<sdk.SendMessageCommandOutput>
> {
  readonly operation = 'SendMessage';
}
export class SendMessageBatchCommand extends Command<
  'sqs',
  sdk.SendMessageBatchCommandInput,
  Answered<sdk.SendMessageBatchCommandOutput>
> {
  readonly operation = 'SendMessageBatch';
}

export class GetQueueAttributesCommand extends Command<
  'sqs',
  sdk.GetQueueAttributesCommandInput,
  Answered<sdk.GetQueueAttributesCommandOutput>
> {
  readonly operation = 'GetQueueAttributes';
}

export const sqsClient = (): SQSClient =>
  jsonClient({
    name: 'sqs',
    target: 'AmazonSQS',
    version: '1.0',
    endpointVariable: 'AWS_ENDPOINT_URL_SQS',
  });

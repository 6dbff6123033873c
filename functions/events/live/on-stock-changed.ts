import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { followStock } from '../../../lib/live/follow-stock.ts';
import { dealUpdates } from '../../../lib/live/queues.ts';
import { sqsClient } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { senderTo } from '../../../lib/platform/send.ts';
import { resumeFrom } from '../../../lib/platform/stream.ts';
import { liveDependencies } from './dependencies.ts';

const { DEAL_UPDATE_QUEUE_URL } = readEnvironment(['DEAL_UPDATE_QUEUE_URL']);
const deps = { ...liveDependencies(), updates: senderTo(dealUpdates, sqsClient(), DEAL_UPDATE_QUEUE_URL) };

/** Has the watchers of a deal told when units were taken or came back. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  resumeFrom(await followStock(deps, Records));

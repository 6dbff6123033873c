import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { followStock } from '../../../lib/live/follow-stock.ts';
import { dealUpdates } from '../../../lib/live/queues.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { resumeFrom } from '../../../lib/platform/stream.ts';
import { topics } from '../../parts/live.ts';
import { sender } from '../../parts/queues.ts';

const deps = { topics: topics(), updates: sender(dealUpdates), clock };

/** Queues updates for the watchers of deals whose units were taken or returned. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  resumeFrom(await followStock(deps, Records));

import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { publishChanges } from '../../../lib/outbox/publish-changes.ts';
import { eventBridgeClient } from '../../../lib/platform/aws.ts';
import { eventBus } from '../../../lib/platform/bus.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { systemRandom } from '../../../lib/platform/random.ts';
import { resumeFrom } from '../../../lib/platform/stream.ts';

const env = readEnvironment(['EVENT_BUS_NAME']);
const deps = { bus: eventBus(eventBridgeClient(), env.EVENT_BUS_NAME, systemRandom) };

/** Turns the committed changes of deals, stock, bookings, payments and accounts into domain events on the bus. */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  resumeFrom(await publishChanges(deps, event.Records));

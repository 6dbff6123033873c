import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { publishChanges } from '../../../lib/outbox/publish-changes.ts';
import { eventBridgeClient } from '../../../lib/platform/aws.ts';
import { eventBus } from '../../../lib/platform/bus.ts';
import { nonEmpty, readEnvironment } from '../../../lib/platform/environment.ts';
import { systemRandom } from '../../../lib/platform/random.ts';
import { resumeFrom } from '../../../lib/platform/stream.ts';

const env = readEnvironment({ STAGE: nonEmpty, EVENT_BUS_NAME: nonEmpty });
const deps = { bus: eventBus(eventBridgeClient(), env.EVENT_BUS_NAME, systemRandom), stage: env.STAGE };

/** Turns the committed changes of tables that publish into domain events on the bus. */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  resumeFrom(await publishChanges(deps, event.Records));

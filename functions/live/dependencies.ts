import { liveConnections } from '../../lib/live/connections.ts';
import { dynamoDocuments } from '../../lib/platform/aws.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { readEnvironment } from '../../lib/platform/environment.ts';

/** What the functions behind a socket share. */
export function socketDependencies() {
  const { LIVE_TABLE } = readEnvironment(['LIVE_TABLE']);
  const dynamo = dynamoDocuments();
  return {
    dynamo,
    table: LIVE_TABLE,
    connections: liveConnections(dynamo, LIVE_TABLE),
    clock: systemClock,
  };
}

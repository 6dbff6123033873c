import { liveTopics } from '../../../lib/live/topics.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';

/** What every function that tells of something is made of. */
export function liveDependencies() {
  const { LIVE_TABLE } = readEnvironment(['LIVE_TABLE']);
  const dynamo = dynamoDocuments();
  return { dynamo, table: LIVE_TABLE, topics: liveTopics(dynamo, LIVE_TABLE, { clock, random }), clock };
}

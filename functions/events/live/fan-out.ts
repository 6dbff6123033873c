import { liveConnections } from '../../../lib/live/connections.ts';
import { fanOutShard } from '../../../lib/live/fan-out.ts';
import { fanOuts } from '../../../lib/live/queues.ts';
import { sqsClient } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { senderTo } from '../../../lib/platform/send.ts';
import { stageSockets } from '../../live/sockets.ts';
import { liveDependencies } from './dependencies.ts';

const { FAN_OUT_QUEUE_URL } = readEnvironment(['FAN_OUT_QUEUE_URL']);
const { dynamo, table, topics } = liveDependencies();
const deps = {
  topics,
  connections: liveConnections(dynamo, table),
  sockets: stageSockets(),
  fanOut: senderTo(fanOuts, sqsClient(), FAN_OUT_QUEUE_URL),
};

/** Sends a message to the watchers in one shard of a topic. */
export const handler = eachMessage(fanOuts, (news) => fanOutShard(deps, news));

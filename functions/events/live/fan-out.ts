import { fanOutShard } from '../../../lib/live/fan-out.ts';
import { fanOuts } from '../../../lib/live/queues.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { connections, topics } from '../../parts/live.ts';
import { sender } from '../../parts/queues.ts';
import { stageSockets } from '../../parts/sockets.ts';

const deps = {
  topics: topics(),
  connections: connections(),
  sockets: stageSockets(),
  fanOut: sender(fanOuts),
};

/** Sends a message to the watchers in one shard of a topic. */
export const handler = eachMessage(fanOuts, (news) => fanOutShard(deps, news));

import { messageCounts } from '../../lib/live/message-counts.ts';
import { switchesOfStage } from '../../lib/platform/switches.ts';
import { socketDependencies } from './dependencies.ts';
import { closableStageSockets } from './sockets.ts';

/** The dependencies of functions that hear clients: they count messages, and may end a connection. */
export function receiveDependencies() {
  const shared = socketDependencies();
  return {
    ...shared,
    counts: messageCounts(shared.dynamo, shared.table),
    sockets: closableStageSockets(),
    switches: switchesOfStage(),
  };
}

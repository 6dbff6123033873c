import { liveConnections } from '../../lib/live/connections.ts';
import { messageCounts } from '../../lib/live/message-counts.ts';
import { openCounts } from '../../lib/live/open-counts.ts';
import { liveTopics } from '../../lib/live/topics.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { subjectKey } from '../../lib/platform/http/subject-key.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { switchesOfStage } from '../../lib/platform/switches.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { closableStageSockets } from './sockets.ts';

/** The topics, and their messages of the last hour. */
export const topics = /* @__PURE__ */ lazy(() =>
  liveTopics(dynamo(), tableAt('LIVE_TABLE'), { clock, random }),
);

/** The open connections, and the topics of each. */
export const connections = /* @__PURE__ */ lazy(() => liveConnections(dynamo(), tableAt('LIVE_TABLE')));

/** The dependencies of functions that receive clients' messages: they count messages, and may close a connection. */
export const receiveDependencies = () => ({
  connections: connections(),
  counts: messageCounts(dynamo(), tableAt('LIVE_TABLE')),
  sockets: closableStageSockets(),
  switches: switchesOfStage(),
  clock,
});

/** The dependencies of functions that count the connections of an address. */
export const addressDependencies = async () => ({
  connections: connections(),
  open: openCounts(dynamo(), tableAt('LIVE_TABLE')),
  addressKey: await subjectKey(),
  clock,
});

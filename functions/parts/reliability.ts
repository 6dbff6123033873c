import { systemClock as clock } from '../../lib/platform/clock.ts';
import { cloudWatchClient } from '../../lib/platform/cloud-watch.ts';
import { nonEmpty, readEnvironment } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { knownQueues } from '../../lib/reliability/known-queue.ts';
import { letterBox } from '../../lib/reliability/letter-box.ts';
import { alarmsOf, queueAges } from '../../lib/reliability/metrics.ts';
import { noteRepository } from '../../lib/reliability/note-repository.ts';
import { audit } from './audit.ts';
import { sqs } from './clients.ts';
import { dynamo, tableAt } from './dynamo.ts';

const cloudWatch = /* @__PURE__ */ lazy(cloudWatchClient);
const stageOf = () => readEnvironment({ STAGE: nonEmpty }).STAGE;

const queues = () => {
  const { STAGE: stage, DEAD_LETTER_QUEUES } = readEnvironment({
    STAGE: nonEmpty,
    DEAD_LETTER_QUEUES: knownQueues,
  });
  return { stage, clock, queues: DEAD_LETTER_QUEUES, box: letterBox(sqs(), stage) };
};

/** The dependencies of the list of queues. */
export const queueDependencies = () => {
  const own = queues();
  return { ...own, ages: queueAges(cloudWatch(), own.stage, clock) };
};

/** Those of a look into one queue. */
export const letterDependencies = () => ({
  ...queueDependencies(),
  notes: noteRepository(dynamo(), tableAt('FAILURES_TABLE')),
});

/** Those of operations that take letters out. */
export const movingDependencies = () => ({ ...queues(), audit: audit() });

/** Those of the page of alarms. */
export const healthDependencies = () => ({
  clock,
  alarms: alarmsOf(cloudWatch(), stageOf()),
  stage: stageOf(),
});

import { sqsClient } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { eachMessage } from '../../../lib/platform/queue.ts';
import { erasePerson } from '../../../lib/privacy/erase-person.ts';
import { type ErasureJob, erasureJob, jobQueue } from '../../../lib/privacy/jobs.ts';
import { jobDependencies } from './dependencies.ts';

const { ERASURE_QUEUE_URL } = readEnvironment(['ERASURE_QUEUE_URL']);
const deps = { ...jobDependencies, queue: jobQueue<ErasureJob>(sqsClient(), ERASURE_QUEUE_URL) };

/** Forgets somebody, as far as that is possible today; what it has to wait for brings it back. */
export const handler = eachMessage(erasureJob, async (job) => {
  logger.info('erasure', { outcome: await erasePerson(deps, job) });
});

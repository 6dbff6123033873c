import { logger } from '../../../lib/platform/logger.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { exportJobs } from '../../../lib/privacy/jobs.ts';
import { writeExport } from '../../../lib/privacy/write-export.ts';
import { jobDependencies } from '../../parts/privacy-jobs.ts';

const never = async (): Promise<void> => {
  throw new Error('An export only reads');
};
const deps = jobDependencies({ settleSoon: never, removeCustomer: never });

/** Writes all data about a person into one file. */
export const handler = eachMessage(exportJobs, async (job) => {
  const outcome = await writeExport(deps, job);
  logger.info('export', { exportId: job.exportId, outcome });
});

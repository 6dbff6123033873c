import { importTasks } from '../../../lib/deals/import-jobs/import-job.ts';
import { type RunDeps, runImport } from '../../../lib/deals/import-jobs/run-import.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { endedTokens } from '../../../lib/platform/ended-tokens.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { sellerMembers } from '../../../lib/platform/seller-members.ts';
import { switchesOfStage } from '../../../lib/platform/switches.ts';
import { staffDealDependencies } from '../../parts/deals.ts';
import { dynamo, tableAt } from '../../parts/dynamo.ts';
import { images } from '../../parts/images.ts';
import { imports } from '../../parts/imports.ts';
import { sender } from '../../parts/queues.ts';
import { imageHosts } from '../../parts/sale-settings.ts';
import { oversight } from '../../parts/staff.ts';

/** Half of the function's time. A batch of lines during a rush takes some seconds, and none may be cut off. */
const budgetMs = 15_000;

const deps: RunDeps = {
  imports: imports(),
  deals: { ...staffDealDependencies(), oversight: oversight(), imageHosts: imageHosts(), images: images() },
  queue: sender(importTasks),
  ended: endedTokens(dynamo(), tableAt('STAFF_TABLE')),
  members: sellerMembers(dynamo(), tableAt('SELLERS_TABLE')),
  switches: switchesOfStage(),
  clock,
};

/** Works on the lines of an import. */
export const handler = eachMessage(importTasks, async (task, { attributes }) => {
  const attempt = Number(attributes.ApproximateReceiveCount);
  logger.info('deal import', { ...task, attempt, ...(await runImport(deps, task, { attempt, budgetMs })) });
});

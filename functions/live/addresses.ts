import { openCounts } from '../../lib/live/open-counts.ts';
import { subjectKey } from '../../lib/platform/http/subject-key.ts';
import { socketDependencies } from './dependencies.ts';

/** The dependencies that count the connections of an address. */
export async function addressDependencies() {
  const shared = socketDependencies();
  return { ...shared, open: openCounts(shared.dynamo, shared.table), addressKey: await subjectKey() };
}

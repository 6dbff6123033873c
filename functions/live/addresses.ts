import { openCounts } from '../../lib/live/open-counts.ts';
import { secretsClient } from '../../lib/platform/aws.ts';
import { readEnvironment } from '../../lib/platform/environment.ts';
import { loadSigningKeys } from '../../lib/platform/signing.ts';
import { socketDependencies } from './dependencies.ts';

/** What counts the connections of an address. */
export async function addressDependencies() {
  const { SIGNING_SECRET_ARN } = readEnvironment(['SIGNING_SECRET_ARN']);
  const keys = await loadSigningKeys(secretsClient(), SIGNING_SECRET_ARN);
  const shared = socketDependencies();
  return { ...shared, open: openCounts(shared.dynamo, shared.table), addressKey: keys('abuse') };
}

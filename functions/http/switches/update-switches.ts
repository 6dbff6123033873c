import { updateSwitches as operation } from '../../../lib/contract/operations/switches.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { secretsClient } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { loadSigningKeys } from '../../../lib/platform/signing.ts';
import { updateSwitches } from '../../../lib/switches/update-switches.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';
import { switchDependencies, withVersion } from './dependencies.ts';

const env = readEnvironment(['SIGNING_SECRET_ARN']);
const keys = await loadSigningKeys(secretsClient(), env.SIGNING_SECRET_ARN);
const deps = { ...switchDependencies(), audit: auditOfThisFunction(), addressKey: keys('abuse') };

/** Switches something off, or on again, when nobody did since the caller read. */
export const handler = endpoint(operation, async ({ body, ifMatch, caller, origin }) =>
  withVersion(await updateSwitches(deps, { patch: body, ifMatch, actor: actorOf(caller, origin) })),
);

import { updateSwitches as operation } from '../../../lib/contract/operations/switches.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { subjectKey } from '../../../lib/platform/http/subject-key.ts';
import { updateSwitches } from '../../../lib/switches/update-switches.ts';
import { audit } from '../../parts/audit.ts';
import { switchDependencies } from '../../parts/switches.ts';

// An address is blocked under the digest that limits count and logs show.
const deps = { ...switchDependencies(), audit: audit(), addressKey: (await subjectKey()).export() };

/** Switches something off, or on again, if no one changed the switches since the caller read them. */
export const handler = endpoint(operation, async ({ body, ifMatch, caller, origin }) =>
  withVersion(await updateSwitches(deps, { patch: body, ifMatch, actor: actorOf(caller, origin) })),
);

import { discardDeadLetters as operation } from '../../../lib/contract/operations/reliability.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { discardDeadLetters } from '../../../lib/reliability/discard-dead-letters.ts';
import { movingDependencies } from '../../parts/reliability.ts';

const deps = movingDependencies();

/** Deletes dead letters for good. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await discardDeadLetters(deps, { ...params, ...body, actor: actorOf(caller, origin) }),
}));

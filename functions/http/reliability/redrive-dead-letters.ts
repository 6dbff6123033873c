import { redriveDeadLetters as operation } from '../../../lib/contract/operations/reliability.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { redriveDeadLetters } from '../../../lib/reliability/redrive-dead-letters.ts';
import { movingDependencies } from '../../parts/reliability.ts';

const deps = movingDependencies();

/** Sends dead letters back to their consumers. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await redriveDeadLetters(deps, { ...params, ...body, actor: actorOf(caller, origin) }),
}));

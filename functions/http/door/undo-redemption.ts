import { undoRedemption as operation } from '../../../lib/contract/operations/door-for-staff.ts';
import { undoRedemption } from '../../../lib/door/undo-redemption.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { undoDependencies } from '../../parts/door.ts';

const deps = undoDependencies();

/** Takes back a use at the door. */
export const handler = endpoint(operation, async ({ body, caller, origin }) => ({
  status: 200,
  body: await undoRedemption(deps, actorOf(caller, origin), body),
}));

import { uploadRedemptions as operation } from '../../../lib/contract/operations/door-for-staff.ts';
import { uploadRedemptions } from '../../../lib/door/upload-redemptions.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { redeemDependencies } from '../../parts/door.ts';

const deps = redeemDependencies();

/** Records whom a door let in without a network. */
export const handler = endpoint(operation, async ({ body, caller, origin }) => ({
  status: 200,
  body: await uploadRedemptions(deps, actorOf(caller, origin), body),
}));

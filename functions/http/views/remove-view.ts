import { removeView as operation } from '../../../lib/contract/operations/views.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { removeView } from '../../../lib/views/save-view.ts';
import { viewDependencies } from '../../parts/views.ts';

const deps = viewDependencies();

/** Removes a view. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => {
  await removeView(deps, actorOf(caller, origin), params.savedViewId);
  return { status: 204, body: undefined };
});

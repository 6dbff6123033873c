import { saveView as operation } from '../../../lib/contract/operations/views.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { saveView } from '../../../lib/views/save-view.ts';
import { viewDependencies } from '../../parts/views.ts';

const deps = viewDependencies();

/** Saves a view, for its person or for all staff. */
export const handler = endpoint(operation, async ({ body, caller, origin }) => ({
  status: 200,
  body: await saveView(deps, actorOf(caller, origin), body),
}));

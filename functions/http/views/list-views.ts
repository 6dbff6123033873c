import { listViews as operation } from '../../../lib/contract/operations/views.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { listViews } from '../../../lib/views/save-view.ts';
import { views } from '../../parts/views.ts';

const deps = { views: views() };

/** Lists the caller's own views and the shared ones. */
export const handler = endpoint(operation, async ({ caller }) => ({
  status: 200,
  body: { items: await listViews(deps, requireStaff(caller)) },
}));

import { systemClock as clock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { viewRepository } from '../../lib/views/view-repository.ts';
import { audit } from './audit.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** The saved views of staff. */
export const views = /* @__PURE__ */ lazy(() => viewRepository(dynamo(), tableAt('VIEWS_TABLE')));

/** The dependencies of the operations that change views. */
export const viewDependencies = () => ({ views: views(), audit: audit(), clock });

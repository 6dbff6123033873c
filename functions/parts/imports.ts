import { importRepository } from '../../lib/deals/import-jobs/import-repository.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { audit } from './audit.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** The imports of deals. */
export const imports = /* @__PURE__ */ lazy(() => importRepository(dynamo(), tableAt('IMPORTS_TABLE')));

/** The dependencies of the operations that change imports. */
export const importChangeDependencies = () => ({ imports: imports(), audit: audit(), clock });

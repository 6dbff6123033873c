import { systemClock as clock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { privacyRepository } from '../../lib/privacy/repository.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** The requests about personal data. */
export const privacy = /* @__PURE__ */ lazy(() => privacyRepository(dynamo(), tableAt('PRIVACY_TABLE')));

/** The dependencies of every function that records or returns such a request. */
export const privacyDependencies = () => ({ privacy: privacy(), clock });

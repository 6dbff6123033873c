import { systemClock as clock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import type { ServiceDependencies, StaffServiceDependencies } from '../../lib/services/dependencies.ts';
import { resourceRepository } from '../../lib/services/resource-repository.ts';
import { serviceRepository } from '../../lib/services/service-repository.ts';
import { audit } from './audit.ts';
import { dynamo, tableAt } from './dynamo.ts';

export const services = /* @__PURE__ */ lazy(() => serviceRepository(dynamo(), tableAt('SERVICES_TABLE')));
export const resources = /* @__PURE__ */ lazy(() => resourceRepository(dynamo(), tableAt('SERVICES_TABLE')));

/** The dependencies of every function for services and resources. */
export const serviceDependencies = (): ServiceDependencies => ({
  services: services(),
  resources: resources(),
  clock,
});

/** The dependencies of every function with which staff change them. */
export const staffServiceDependencies = (): StaffServiceDependencies => ({
  ...serviceDependencies(),
  audit: audit(),
  random,
});

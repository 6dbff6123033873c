import { systemClock } from '../../lib/platform/clock.ts';
import { switchRepository } from '../../lib/switches/repository.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** The dependencies of the operations on switches. */
export const switchDependencies = () => ({
  switches: switchRepository(dynamo(), tableAt('SWITCHES_TABLE')),
  clock: systemClock,
});

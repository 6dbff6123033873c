import { getSwitches as operation } from '../../../lib/contract/operations/switches.ts';
import { toInstant } from '../../../lib/platform/clock.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { toSwitches } from '../../../lib/switches/decide.ts';
import { switchDependencies } from '../../parts/switches.ts';

const { switches, clock } = switchDependencies();

/** Returns the current switches. */
export const handler = endpoint(operation, async () =>
  withVersion(toSwitches(await switches.get(), toInstant(clock.now()))),
);

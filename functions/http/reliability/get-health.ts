import { getHealth as operation } from '../../../lib/contract/operations/reliability.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { readHealth } from '../../../lib/reliability/read-health.ts';
import { healthDependencies } from '../../parts/reliability.ts';

const deps = healthDependencies();

/** Returns the state of all alarms. */
export const handler = endpoint(operation, async () => ({ status: 200, body: await readHealth(deps) }));

import { getDeadLetterQueues as operation } from '../../../lib/contract/operations/reliability.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { listQueues } from '../../../lib/reliability/list-queues.ts';
import { queueDependencies } from '../../parts/reliability.ts';

const deps = queueDependencies();

/** Lists the queues of dead letters. */
export const handler = endpoint(operation, async () => ({ status: 200, body: await listQueues(deps) }));

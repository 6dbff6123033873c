import { getDeadLetters as operation } from '../../../lib/contract/operations/reliability.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { readDeadLetters } from '../../../lib/reliability/read-dead-letters.ts';
import { letterDependencies } from '../../parts/reliability.ts';

const deps = letterDependencies();

/** Looks into a queue of dead letters. */
export const handler = endpoint(operation, async ({ params }) => ({
  status: 200,
  body: await readDeadLetters(deps, params.queue),
}));

import fc from 'fast-check';
import type { OperationShape } from '../../../lib/contract/operation.ts';
import { malformed, type WireRequest } from '../../integration/api/malformed.ts';
import { type Targets, type ValidRequest, validRequest } from '../../integration/api/valid-requests.ts';
import { contract, type DescribedOperation, valuesOf } from './values.ts';

/** A request, and whether the contract's schemas allow it. */
export interface Sent extends WireRequest {
  readonly operation: OperationShape;
  readonly token: string | undefined;
  readonly valid: boolean;
}

const described = (operation: OperationShape): DescribedOperation =>
  contract.paths[operation.path]?.[operation.method.toLowerCase()] as DescribedOperation;

/** Requests that the schemas allow. Whether they fit what is there is another matter, so many are refused all the same. */
function validRequests(operation: OperationShape, targets: Targets): fc.Arbitrary<ValidRequest> {
  const { parameters = [], requestBody } = described(operation);
  const body = requestBody?.content['application/json'].schema;
  const query = parameters.filter((one) => one.in === 'query' && one.name !== 'cursor');
  return fc
    .record({
      query: fc.record(
        Object.fromEntries(query.map(({ name, schema }) => [name, valuesOf(schema, targets, name)])),
        {
          requiredKeys: [],
        },
      ),
      body: body ? valuesOf(body, targets) : fc.constant(undefined),
      key: fc.uuid(),
      tag: fc.constantFrom('*', '*', '"1"', '"1", "2"', 'W/"3"'),
    })
    .map(({ query, body, key, tag }) => {
      const { path, body: example } = validRequest(operation, targets);
      const asked = new URLSearchParams(
        Object.entries(query).map(([name, value]) => [name, String(value)] as [string, string]),
      ).toString();
      return {
        path: asked ? `${path}?${asked}` : path,
        headers: {
          ...(operation.idempotencyKey && { 'idempotency-key': key }),
          ...(operation.ifMatch && { 'if-match': tag }),
        },
        body: ofEverybody.has(operation.id) ? example : (body as ValidRequest['body']),
      };
    });
}

/** What would switch things off for all that comes after is only sent as the example, which changes nothing. */
const ofEverybody: ReadonlySet<string> = new Set(['updateSwitches']);

const onTheWire = ({ path, headers, body }: ValidRequest): WireRequest => ({
  path,
  headers,
  ...(body !== undefined && { body: JSON.stringify(body) }),
});

const sizeOf = ({ body }: ValidRequest) => (body ? JSON.stringify(body).length : 0);

interface Batch {
  readonly operation: OperationShape;
  readonly targets: Targets;
  readonly token: string | undefined;
  readonly cursors: readonly string[];
  readonly seed: number;
  readonly size: number;
}

/** So many requests of an operation: half of them valid, half with something wrong in them. The seed decides which. */
export function requestsOf({ operation, targets, token, cursors, seed, size }: Batch): Sent[] {
  const valid = fc.sample(validRequests(operation, targets), { seed, numRuns: Math.ceil(size / 2) });
  // The one with the most in it has the most that can be wrong.
  const [first] = valid.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  if (!first) return [];
  const bare = { ...first, path: first.path.split('?')[0] ?? '' };
  const wrong = fc.sample(
    malformed(operation, () => bare, cursors),
    {
      seed,
      numRuns: size - valid.length,
    },
  );
  return [
    ...valid.map((request) => ({ ...onTheWire(request), operation, token, valid: true })),
    ...wrong.map((request) => ({ ...request, operation, token, valid: false })),
  ];
}

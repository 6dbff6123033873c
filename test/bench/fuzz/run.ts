import type { OperationShape } from '../../../lib/contract/operation.ts';
import { operationList } from '../../../lib/contract/operations.ts';
import { judge, newTally, type Tally } from './judge.ts';
import { requestsOf, type Sent } from './requests.ts';
import type { Send } from './send.ts';
import { newWorld, type Place, type World } from './world.ts';

/** Requests of one operation in a row, and of all of them before the world is made anew. */
const batchSize = 24;
const worldSize = operationList.length * batchSize;
/** More would start more environments of each function, which costs more than the requests. */
const lanes = 4;

export interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
  readonly step: <T>(result: T) => T;
  /** Hears after each world which requests of it were refused. */
  readonly afterWorld?: (refused: readonly Sent[], done: number) => Promise<void>;
}

/** Sends so many requests, made from the contract, and judges every answer. */
export async function fuzz(send: Send, place: Place, options: FuzzOptions): Promise<Tally> {
  const tally = newTally();
  for (let done = 0, seed = options.seed; done < options.requests; seed++) {
    const world = await newWorld(send, place);
    const here = Math.min(worldSize, options.requests - done);
    const refused = await askAll(send, { world, seed, requests: here, step: options.step }, tally);
    done += here;
    await options.afterWorld?.(refused, done);
  }
  return tally;
}

interface Round {
  readonly world: World;
  readonly seed: number;
  readonly requests: number;
  readonly step: FuzzOptions['step'];
}

async function askAll(send: Send, { world, seed, requests, step }: Round, tally: Tally): Promise<Sent[]> {
  const refused: Sent[] = [];
  const size = Math.max(2, Math.ceil(requests / operationList.length));
  const waiting = inOrderOf(operationList);
  let left = requests;
  const lane = async () => {
    for (let operation = waiting.shift(); operation; operation = waiting.shift()) {
      const wanted = Math.min(size, left);
      left -= wanted;
      const cursors = wanted > 0 ? await cursorsOf(send, operation, world) : [];
      const token = world.tokenFor(operation);
      const batch = requestsOf({ operation, targets: world.targets, token, cursors, seed, size: wanted });
      for (const request of batch) {
        const reply = await send({ ...request, method: operation.method });
        judge(tally, request, reply);
        step(reply);
        if (isRefusal(request, reply.status)) refused.push(request);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return refused;
}

/** What reads first: afterwards deals are called off and accounts deleted. */
const inOrderOf = (operations: readonly OperationShape[]): OperationShape[] => [
  ...operations.filter(({ method }) => method === 'GET'),
  ...operations.filter(({ method, id }) => method !== 'GET' && !isLast(id)),
  ...operations.filter(({ id }) => isLast(id)),
];
const isLast = (id: string) => ['endDeal', 'cancelDeal', 'requestDeletion', 'signOutEverywhere'].includes(id);

/** A refused payment and an attempt on the staff's pool are recorded by design. */
const isRefusal = ({ operation }: Sent, status: number) =>
  status >= 400 &&
  status < 500 &&
  status !== 402 &&
  status !== 429 &&
  !(operation.capability === 'staff' && status === 409);

/** Real positions of a list, to tamper with. */
async function cursorsOf(send: Send, operation: OperationShape, world: World): Promise<string[]> {
  if (!operation.query || !('cursor' in operation.query.shape)) return [];
  const path = operation.path.replace('{dealId}', world.targets.dealId);
  const { status, body } = await send({
    method: 'GET',
    path: `${path}?limit=1`,
    token: world.tokenFor(operation),
  });
  const cursor = status === 200 ? (JSON.parse(body) as { nextCursor: string | null }).nextCursor : null;
  return cursor ? [cursor] : [];
}

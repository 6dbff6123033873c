import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DynamoDBDocumentClient } from '../../lib/platform/documents/commands.ts';
import { type Pace, pacer, type Turns } from '../../lib/stripe/pace.ts';
import { startDynamoDb } from './dynamodb.ts';

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let table: string;
beforeAll(async () => {
  database = await startDynamoDb();
  table = await database.table('payments');
});
afterAll(() => database.stop());

interface Container {
  readonly at?: number;
  readonly perSecond?: number;
  readonly patience?: number;
  readonly dynamo?: DynamoDBDocumentClient;
}

/** A function by itself: what it sees of time is how long it has waited. */
function container({ at = 1_800_000_000_000, perSecond = 20, patience = 1, dynamo }: Container = {}) {
  const time = { now: at };
  const turns = pacer(dynamo ?? database.dynamo, {
    table,
    perSecond,
    patience,
    clock: { now: () => time.now },
    random: { fraction: () => 0.5, bytes: () => new Uint8Array() },
    wait: async (ms) => {
      time.now += ms;
    },
  });
  return { time, turns };
}

/** In which second the call had its turn; undefined when it had none. */
async function turnOf(settings: Container, paceOf: (turns: Turns) => Pace, endpoint: string) {
  const { time, turns } = container(settings);
  try {
    await paceOf(turns)(endpoint);
    return Math.floor(time.now / 1_000);
  } catch (error) {
    expect(error).toMatchObject({ failure: 'busy' });
    return undefined;
  }
}

const background = ({ background }: Turns) => background;
const client =
  (caller: string) =>
  ({ clientOf }: Turns) =>
    clientOf(caller);
const bySecond = (turns: readonly (number | undefined)[]) =>
  Object.values(Object.groupBy(turns, String)).map((calls) => calls?.length ?? 0);

it('lets no more calls of an endpoint through in a second than it is told, over all callers', async () => {
  const turns = Array.from({ length: 70 }, () => turnOf({ patience: 5 }, background, 'capture'));
  expect(bySecond(await Promise.all(turns)).sort()).toEqual([10, 20, 20, 20]);
});

it('lets buyers have the part that is theirs, and nobody more of it than a share', async () => {
  const many = Array.from({ length: 20 }, (_, n) => turnOf({ patience: 0 }, client(`gst_${n}`), 'create'));
  expect((await Promise.all(many)).filter(Boolean)).toHaveLength(14);
  const one = Array.from({ length: 20 }, () => turnOf({ patience: 0 }, client('gst_one'), 'update'));
  expect((await Promise.all(one)).filter(Boolean)).toHaveLength(3);
  const rest = Array.from({ length: 20 }, () => turnOf({ patience: 0 }, background, 'update'));
  expect((await Promise.all(rest)).filter(Boolean)).toHaveLength(17);
});

it('gives everybody a turn where there is hardly any', async () => {
  const start = { at: 1_800_000_500_000, perSecond: 1, patience: 0 };
  expect(await turnOf(start, client('gst_a'), 'create')).toBeDefined();
  expect(await turnOf(start, background, 'create')).toBeUndefined();
  expect(await turnOf({ ...start, at: start.at + 1_000 }, background, 'create')).toBeDefined();
});

it('says that it is busy when the wait would be too long', async () => {
  const { turns } = container({ at: 1_800_001_000_000, perSecond: 1, patience: 0 });
  await turns.background('refund');
  await turns.background('cancel');
  await expect(turns.background('refund')).rejects.toMatchObject({ failure: 'busy' });
});

/** In each of four seconds the poller asks first, with all its requests in flight; then honest buyers and webhooks. */
async function beside(inFlight: number, first: number) {
  const seconds = [0, 1, 2, 3].map((n) => first + n * 1_000);
  const endpoint = `retrieve ${inFlight}`;
  const poller: (number | undefined)[] = [];
  const buyers: (number | undefined)[] = [];
  const webhooks: (number | undefined)[] = [];
  for (const at of seconds) {
    const ask = (count: number, paceOf: (n: number) => (turns: Turns) => Pace) =>
      Promise.all(Array.from({ length: count }, (_, n) => turnOf({ at }, paceOf(n), endpoint)));
    poller.push(...(await ask(inFlight, () => client('gst_poller'))));
    buyers.push(...(await ask(8, (n) => client(`gst_${at}_${n}`))));
    webhooks.push(...(await ask(6, () => background)));
  }
  return { poller: poller.filter(Boolean), buyers, webhooks };
}

describe('a buyer who asks again and again', () => {
  it.each([
    [40, 1_800_002_000_000],
    [150, 1_800_003_000_000],
  ])(
    'with %i requests in flight gets a fixed share, and all others what they ask for',
    async (inFlight, at) => {
      const { poller, buyers, webhooks } = await beside(inFlight, at);
      expect(Math.max(...bySecond(poller))).toBe(3);
      expect(buyers.filter(Boolean)).toHaveLength(4 * 8);
      expect(webhooks.filter(Boolean)).toHaveLength(4 * 6);
      expect(Math.max(...bySecond([...poller, ...buyers, ...webhooks]))).toBeLessThanOrEqual(20);
    },
  );
});

describe('the counters', () => {
  /** The same table, and how often it was written. */
  function counted(failWith?: Error) {
    let writes = 0;
    const dynamo = {
      send: (command: never) => {
        writes++;
        return failWith ? Promise.reject(failWith) : database.dynamo.send(command);
      },
    } as unknown as DynamoDBDocumentClient;
    return { dynamo, writes: () => writes };
  }
  const askTimes = async (turns: Turns, times: number) => {
    for (let n = 0; n < times; n++)
      await turns
        .clientOf('gst_eager')('list')
        .catch(() => undefined);
  };

  it('are not asked again by a container that heard that the second is full', async () => {
    const { dynamo, writes } = counted();
    const { turns, time } = container({ at: 1_800_004_000_000, patience: 0, dynamo });
    await askTimes(turns, 100);
    expect(writes()).toBe(3 + 1);
    await turns.clientOf('gst_calm')('list');
    expect(writes()).toBe(3 + 1 + 1);
    time.now += 1_000;
    await askTimes(turns, 100);
    expect(writes()).toBe(2 * (3 + 1) + 1);
  });

  it('that more ask than the table takes are full, and no failure', async () => {
    const throttled = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
    const { dynamo, writes } = counted(throttled);
    const { turns } = container({ at: 1_800_005_000_000, dynamo });
    await expect(turns.clientOf('gst_a')('list')).rejects.toMatchObject({ failure: 'busy' });
    await expect(turns.background('list')).rejects.toMatchObject({ failure: 'busy' });
    // A second each for the buyer; the background asks about what is kept for it too.
    expect(writes()).toBeLessThanOrEqual(2 + 4);
  });

  it('that fail otherwise are a failure', async () => {
    const { dynamo } = counted(new Error('no such table'));
    const { turns } = container({ dynamo });
    await expect(turns.background('list')).rejects.toThrow('no such table');
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inParallel } from '../../../lib/platform/in-parallel.ts';
import { signIn } from '../../../local/cognito/sign-in.ts';
import { changedAssembly } from './changed-assembly.ts';
import { sdkSettings } from './own-cloud.ts';
import { type CloudProcess, isAlive, startProcess } from './process.ts';
import { eventually, type Reply, type Shop, shopOn, soon } from './shop.ts';

const units = 100;
const guests = 300;
const atOnce = 24;

let folder: string;
let assembly: string;
const processes: CloudProcess[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stampede-kill-'));
  // The consumer's hard end, and what follows from it, in proportion: recovery waits until it is safely past.
  assembly = await changedAssembly(folder, {
    functions: {
      'stampede-dev-settle-orders': (fn) => {
        fn.Timeout = 6;
      },
      'stampede-dev-sweep': ({ Environment }) => {
        (Environment as { Variables: Record<string, string> }).Variables.CLAIM_RECOVERY_SECONDS = '9';
      },
    },
    queues: {
      'stampede-dev-burst-orders': (queue) => {
        queue.VisibilityTimeout = 8;
      },
    },
  });
});
afterAll(async () => {
  await Promise.all(processes.map((each) => each.kill()));
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<CloudProcess & { shop: Shop }> {
  const started = await startProcess(join(folder, 'state'), assembly);
  processes.push(started);
  const { apiUrl, endpoints, accounts } = started.running;
  const admin = accounts.find(({ role }) => role === 'admin');
  if (!admin) throw new Error('There is no admin');
  return { ...started, shop: shopOn(apiUrl, await signIn(endpoints.cognito, admin)) };
}

interface Buyer {
  readonly token: string;
  readonly key: string;
  /** What the order was answered; nothing when the connection broke. */
  answer: Reply | undefined;
}

async function newBuyers(shop: Shop): Promise<Buyer[]> {
  const tokens = await inParallel(Array.from({ length: guests }), atOnce, () => shop.newGuest());
  return tokens.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return { token: outcome.value, key: crypto.randomUUID(), answer: undefined };
  });
}

/** Everybody orders; a connection that breaks leaves the buyer without an answer. */
async function rush(shop: Shop, dealId: string, buyers: readonly Buyer[], onAnswer: (count: number) => void) {
  let answered = 0;
  await inParallel(buyers, atOnce, async (buyer) => {
    buyer.answer = await shop.book(dealId, buyer.token, { key: buyer.key }).catch(() => undefined);
    if (buyer.answer) onAnswer(++answered);
  });
}

const isAccepted = ({ answer }: Buyer) => answer?.status === 201 || answer?.status === 202;

const countOf = (statuses: readonly string[], wanted: string) =>
  statuses.filter((status) => status === wanted).length;

/** What the records say of these buyers' orders; nothing for an order that never arrived. */
async function statusesOf(shop: Shop, buyers: readonly Buyer[]): Promise<string[]> {
  const pages = await inParallel(buyers, atOnce, ({ token }) => shop.bookings(token));
  return pages.flatMap((page) => {
    if (page.status === 'rejected') throw page.reason;
    return page.value.map(({ status }) => status);
  });
}

it('Nothing that was promised is lost when the cloud is killed in the middle of a rush', async () => {
  const first = await start();
  const { id: dealId } = await first.shop.publish({ drop: true, startsAt: soon(-500), quantityTotal: units });
  const buyers = await newBuyers(first.shop);
  const children = first.children();
  expect(children.length).toBeGreaterThan(0);
  let killed: Promise<void> | undefined;
  await rush(first.shop, dealId, buyers, (count) => {
    if (count >= guests / 2) killed ??= first.kill();
  });
  await killed;
  const promised = buyers.filter(isAccepted);
  expect(promised.length).toBeGreaterThan(0);
  await eventually(
    async () => children.filter(isAlive),
    (alive) => alive.length === 0,
  );

  const second = await start();
  const { shop } = second;
  // Who heard nothing asks again with the same key, as an app would.
  const left = buyers.filter(({ answer }) => answer === undefined);
  expect(left.length).toBeGreaterThan(0);
  await rush(shop, dealId, left, () => undefined);
  expect(buyers.filter(({ answer }) => !answer || answer.status >= 500)).toEqual([]);

  const accepted = buyers.filter(isAccepted);
  const decisions = await inParallel(accepted, atOnce, ({ token, answer }) =>
    eventually(
      () => shop.booking(answer?.body.id, token),
      ({ status }) => status !== 'queued',
    ),
  );
  const final = decisions.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value.status as string;
  });
  expect(new Set(final)).toEqual(new Set(['held', 'rejected']));

  // A retry may be refused at the door while the order it repeats still waits: then its booking tells the outcome.
  // See docs/decisions/0004-refusals-are-not-recorded.md.
  const refused = left.filter(({ answer }) => answer?.status === 409);
  const lambda = new LambdaClient(sdkSettings(second.running.endpoints.lambda));
  const { reconciliation, known } = await eventually(
    async () => {
      await lambda.send(new InvokeCommand({ FunctionName: 'stampede-dev-sweep', Payload: '{}' }));
      const known = [...final, ...(await statusesOf(shop, refused))];
      return { reconciliation: await shop.reconciliation(dealId), known };
    },
    ({ reconciliation: { balanced, claimed, bookings }, known }) =>
      balanced &&
      claimed === 0 &&
      bookings.held === countOf(known, 'held') &&
      bookings.rejected === countOf(known, 'rejected'),
  );
  const held = countOf(known, 'held');
  expect(held).toBeLessThanOrEqual(units);
  // Units that a dead consumer had claimed came back, perhaps too late for those who were refused meanwhile.
  expect(reconciliation).toMatchObject({ quantityTotal: units, available: units - held, held, sold: 0 });
  await second.stop();
});

import { createClient } from '../../../../mobile-sdk/src/index.ts';
import { booking, guestAnswer, problem, type Scripted, VirtualTime, world } from '../world.ts';

declare const print: (text: string) => void;

const time = new VirtualTime();
const items = new Map<string, string>();
const at = (ms: number) => new Date(time.now + ms).toISOString();
const deal = { id: 'deal_1', title: 'Brunch', startsAt: at(-1_000), endsAt: at(30_000) };
let answer: 'whole' | 'lost' | 'silent' = 'whole';
let orders = 0;
const keys: (string | undefined)[] = [];

/** A shop that decides each key once, whatever becomes of its answer. */
const { options } = world(
  ({ path, method, headers }): Scripted => {
    if (answer === 'silent') return 'silent';
    if (path === '/v1/guests') return guestAnswer(time);
    if (path === '/v1/time') return { status: 200, body: { now: at(0) } };
    if (path === '/v1/deals/deal_1') return { status: 200, body: deal };
    if (method === 'GET' && path.startsWith('/v1/bookings'))
      return { status: 200, body: { items: orders ? [booking('held')] : [], nextCursor: null } };
    if (path !== '/v1/bookings') return problem('not_found', 404);
    if (!keys.includes(headers['idempotency-key'])) orders++;
    keys.push(headers['idempotency-key']);
    return answer === 'lost' ? 'lost' : { status: 201, body: booking('held') };
  },
  {},
  { time, items },
);

/** Each an app that was just started, over what the one before has kept. */
async function scenes() {
  const told: Record<string, unknown> = {};
  const first = createClient(options);
  told.read = (await time.until(first.deals.get('deal_1'))).title;
  told.bought = (await time.until(first.bookings.place({ dealId: 'deal_1', quantity: 1 }))).status;
  const ticks: number[] = [];
  const stop = first.clock.countdown(deal, ({ secondsLeft }) => ticks.push(secondsLeft));
  await time.pass(4_500);
  stop();
  told.ticks = ticks;

  answer = 'lost';
  first.bookings.place({ dealId: 'deal_1', quantity: 1 }).then(undefined, () => {});
  await time.pass(3_000);
  told.waiting = [...items.keys()].filter((name) => name.includes('order')).length;
  answer = 'whole';
  const second = createClient(options);
  const resumed = await time.until(second.bookings.resume());
  told.resumed = resumed.map(({ decision }) => decision?.status);
  told.orders = orders;

  answer = 'silent';
  const third = createClient(options);
  const before = time.now;
  told.offline = (await time.until(third.deals.get('deal_1'))).title;
  told.offlineMs = time.now - before;
  told.error = await time
    .until(third.deals.get('deal_2'))
    .then(undefined, (error: Error) => [error.name, error instanceof Error]);
  return told;
}

scenes().then(
  (told) => print(JSON.stringify(told)),
  (error) => print(`failed: ${error}\n${error?.stack}`),
);

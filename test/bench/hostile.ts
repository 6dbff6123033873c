import { parseArgs } from 'node:util';
import type { Deal } from '../../lib/contract/deal.ts';
import { runProgram, wholeNumber } from '../../lib/platform/command-line.ts';
import { readBooks } from './hostile/books.ts';
import { orderEarly, whatBecameOf } from './hostile/early-retries.ts';
import { hostileWeather } from './hostile/network.ts';
import { play } from './hostile/play.ts';
import { hostileProxy } from './hostile/proxy.ts';
import { figures, forecast, judged } from './hostile/report.ts';
import { heardOfTheEnd, verdict } from './hostile/verdict.ts';
import { warmUp } from './hostile/warm-up.ts';
import { newGuests } from './rush/guests.ts';
import { httpClient } from './rush/http.ts';
import { readOptions } from './rush/options.ts';
import { newCustomers } from './rush/pay/customers.ts';
import { progressLine } from './rush/progress.ts';
import { staff } from './rush/staff.ts';
import { findTarget, type Target } from './rush/target.ts';

const usage = `Usage: npm run hostile -- [options]

Orders through the SDK in a network that loses, doubles, delays and cuts, and compares what buyers were told with the
books: nobody orders twice, and nothing that was promised is lost. On the running local cloud, or on one of its own.

  --orders N    how many are ordered (500)
  --watchers N  how many apps watch the deals on a socket meanwhile (20)
  --seed N      decides what goes wrong (1)
  --state DIR   the running local cloud to use (.local); when none runs, one is started
  --help        this text

Exit code 1 when a promise was broken.`;

interface HostileOptions {
  readonly orders: number;
  readonly watchers: number;
  readonly seed: number;
  readonly state: string | undefined;
}

function readHostileOptions(): HostileOptions {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string', default: '500' },
      seed: { type: 'string', default: '1' },
      watchers: { type: 'string', default: '20' },
      state: { type: 'string' },
    },
  });
  return {
    orders: wholeNumber('orders', values.orders, 1, 1_000_000),
    watchers: wholeNumber('watchers', values.watchers, 0, 10_000),
    seed: wholeNumber('seed', values.seed, 0, 2 ** 32 - 1),
    state: values.state,
  };
}

/** So many new buyers a second, and units for so many of them: both decisions occur, on both paths. */
const arrivals = 15;
const served = 0.4;
const customers = 0.1;
/** Time enough for the guests of each deal who try to get ahead of it. It begins when these guests are ready. */
const opensInMs = 4_000;
const earlyCallers = 5;
const notYetMs = 600_000;

async function hostile(
  { orders, watchers, seed }: HostileOptions,
  target: Target,
  liveUrl: string,
): Promise<boolean> {
  const http = httpClient(target.apiUrl, 4);
  const admin = staff(http, await target.adminToken());
  const units = Math.ceil((orders * served) / 2);
  // A drop decides in the queue, and what is free is confirmed at once.
  const both = [{ drop: true }, { drop: false, free: true }];
  const open = (title: string, opensInMs: number) =>
    Promise.all(both.map((kind) => admin.openDeal({ title, units, opensInMs, ...kind })));
  const idsOf = (some: readonly Deal[]) => some.map(({ id }) => id);
  await warmUp(http, liveUrl, idsOf(await open('Warm-up', 0)), 8);
  const tokens = target.local ? await newCustomers(target.local, Math.round(orders * customers)) : [];
  const early = await newGuests(http, both.length * earlyCallers, 4);
  const deals = idsOf(await open('Hostile', notYetMs));
  // The last thing before the play: only the first minute of a drop goes to the queue.
  const started = await Promise.all(deals.map((id) => admin.startDeal(id, opensInMs)));
  console.log('The first orders come before the sale opens, and say that they are retries …');
  const tried = await Promise.all(
    started.map(({ id: dealId, startsAt }, index) => {
      const tokens = early.slice(index * earlyCallers, (index + 1) * earlyCallers);
      return orderEarly(http, { dealId, opensAt: Date.parse(startsAt), tokens });
    }),
  );
  const proxy = await hostileProxy({ apiUrl: target.apiUrl, liveUrl, weather: hostileWeather, seed });
  console.log(`Seed ${seed}: ${forecast(hostileWeather)}.`);
  const progress = progressLine('decided', orders);
  const played = await play({
    ...{ proxy, seed, orders, deals, watchers, customers: tokens },
    spreadMs: (orders / arrivals) * 1_000,
    killed: 0.1,
    killedWithinMs: 5_000,
    onDecided: () => progress.step(undefined),
  });
  progress.end();
  const books = await readBooks(target.apiUrl, await target.adminToken(), played.outcomes);
  await heardOfTheEnd(proxy, played, books);
  const checks = verdict(played, books, await whatBecameOf(http, tried.flat()));
  for (const { app } of played.watchers) app.kill();
  await proxy.stop();
  await admin.tidyUp();
  http.close();
  console.log(`\n${figures(played, proxy.tally)}\n\n${judged(checks)}\n`);
  return checks.every(({ defects }) => defects.length === 0);
}

await runProgram(usage, async () => {
  const options = readHostileOptions();
  const target = await findTarget({ ...readOptions([]), state: options.state }, (line) => console.log(line));
  let held = false;
  try {
    if (!target.liveUrl) throw new Error('This stack has no socket');
    held = await hostile(options, target, target.liveUrl);
  } finally {
    await target.stop(!held);
  }
  process.exit(held ? 0 : 1);
});

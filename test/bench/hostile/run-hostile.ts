import type { Deal } from '../../../lib/contract/deal.ts';
import { newGuests } from '../rush/guests.ts';
import { httpClient } from '../rush/http.ts';
import { readOptions } from '../rush/options.ts';
import { newCustomers } from '../rush/pay/customers.ts';
import { progressLine } from '../rush/progress.ts';
import { staff } from '../rush/staff.ts';
import { findTarget, type Target } from '../rush/target.ts';
import { readBooks } from './books.ts';
import { orderEarly, whatBecameOf } from './early-retries.ts';
import { hostileWeather } from './network.ts';
import { play } from './play.ts';
import { hostileProxy } from './proxy.ts';
import { figures, forecast, judged } from './report.ts';
import { heardOfTheEnd, verdict } from './verdict.ts';
import { warmUp } from './warm-up.ts';

/** The options of `npm run hostile`. */
export interface HostileOptions {
  readonly orders: number;
  readonly watchers: number;
  readonly seed: number;
  readonly state: string | undefined;
}

/** So many new buyers a second, and units for so many of them: both decisions occur, on both paths. */
const arrivals = 15;
const served = 0.4;
const customers = 0.1;
/** Time enough for the guests of each deal who try to get ahead of it. It begins when these guests are ready. */
const opensInMs = 4_000;
const earlyCallers = 5;
const notYetMs = 600_000;

/** Orders through the broken network, and compares what buyers were told with the books. */
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

/** Runs on the named cloud, or on one of its own. @returns whether every promise held */
export async function runHostile(options: HostileOptions): Promise<boolean> {
  const target = await findTarget({ ...readOptions([]), state: options.state }, (line) => console.log(line));
  let held = false;
  try {
    if (!target.liveUrl) throw new Error('This stack has no socket');
    held = await hostile(options, target, target.liveUrl);
  } finally {
    await target.stop(!held);
  }
  return held;
}

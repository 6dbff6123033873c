import { expect, inject, it } from 'vitest';
import { readBooks } from '../../bench/hostile/books.ts';
import { hostileWeather } from '../../bench/hostile/network.ts';
import { play } from '../../bench/hostile/play.ts';
import { hostileProxy } from '../../bench/hostile/proxy.ts';
import { heardOfTheEnd, verdict } from '../../bench/hostile/verdict.ts';
import { publish, soon, tokenOf } from './client.ts';

const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 2 ** 31);

/** `npm run hostile` is the same with 500 orders, and as slow as networks are. */
it(`every order through a bad network gets one decision, and the books agree (HOSTILE_SEED=${seed})`, async () => {
  const { apiUrl, outputs } = inject('cloud');
  const deals = await Promise.all([
    publish({ quantityTotal: 4, drop: true, startsAt: soon(-1_000) }),
    publish({ quantityTotal: 4, price: { amountMinor: 0, currency: 'EUR' } }),
  ]);
  const proxy = await hostileProxy({
    apiUrl,
    liveUrl: outputs.LiveUrl ?? '',
    weather: { ...hostileWeather, latencyMs: [2, 80], socketLifeMs: 1_000 },
    seed,
  });
  const played = await play({
    ...{ proxy, seed, orders: 24, deals: deals.map(({ id }) => id), watchers: 1, customers: [] },
    ...{ spreadMs: 1_000, killed: 0.2, killedWithinMs: 800, attemptTimeoutMs: 1_500 },
  });
  const books = await readBooks(apiUrl, await tokenOf('admin'), played.outcomes);
  await heardOfTheEnd(played.watchers, books);
  const broken = verdict(played, books).filter(({ defects }) => defects.length > 0);
  for (const { app } of played.watchers) app.kill();
  await proxy.stop();
  expect(broken).toEqual([]);
  const { lostRequests, lostResponses, duplicated, cut } = proxy.tally;
  for (const count of [lostRequests, lostResponses, duplicated, cut]) expect(count).toBeGreaterThan(0);
});

import { expect, it } from 'vitest';
import { readBooks } from '../../bench/hostile/books.ts';
import { orderEarly, whatBecameOf } from '../../bench/hostile/early-retries.ts';
import { hostileWeather } from '../../bench/hostile/network.ts';
import { play } from '../../bench/hostile/play.ts';
import { hostileProxy } from '../../bench/hostile/proxy.ts';
import { figures } from '../../bench/hostile/report.ts';
import { heardOfTheEnd, verdict } from '../../bench/hostile/verdict.ts';
import { warmUp } from '../../bench/hostile/warm-up.ts';
import { newGuests } from '../../bench/rush/guests.ts';
import { httpClient } from '../../bench/rush/http.ts';
import { publish, soon, tokenOf } from './client.ts';
import { cloud } from './cloud.ts';

const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 2 ** 31);

/** `npm run hostile` is the same with 500 orders, and as slow as networks are. */
it(`every order through a bad network gets one decision, and the books agree (HOSTILE_SEED=${seed})`, async () => {
  const { apiUrl, outputs } = cloud;
  const http = httpClient(apiUrl, 4);
  await warmUp(http, outputs.LiveUrl ?? '', [(await publish({ drop: true, startsAt: soon(-1_000) })).id], 2);
  const tokens = await newGuests(http, 2, 2);
  const deals = await Promise.all([
    publish({ ...{ quantityTotal: 4, challengeGuests: true }, drop: true, startsAt: soon(3_000) }),
    publish({ ...{ quantityTotal: 4, challengeGuests: true }, price: { amountMinor: 0, currency: 'EUR' } }),
  ]);
  const [{ id: dealId, startsAt }] = deals;
  const early = await orderEarly(http, { dealId, opensAt: Date.parse(startsAt), tokens });
  const proxy = await hostileProxy({
    apiUrl,
    liveUrl: outputs.LiveUrl ?? '',
    weather: { ...hostileWeather, silent: 0.1, duplicated: 0.2, latencyMs: [2, 80] },
    seed,
  });
  const played = await play({
    ...{ proxy, seed, orders: 20, deals: deals.map(({ id }) => id), watchers: 1, customers: [] },
    ...{ spreadMs: 1_000, killed: 0.2, killedWithinMs: 800, attemptTimeoutMs: 3_000 },
  });
  console.log(figures(played, proxy.tally));
  const books = await readBooks(apiUrl, await tokenOf('admin'), played.outcomes);
  await heardOfTheEnd(proxy, played, books);
  const broken = verdict(played, books, await whatBecameOf(http, early)).filter(
    ({ defects }) => defects.length > 0,
  );
  for (const { app } of played.watchers) app.kill();
  await proxy.stop();
  http.close();
  expect(broken).toEqual([]);
  expect(played.challenges).toBeGreaterThan(0);
  const { lostRequests, lostResponses, duplicated } = proxy.tally;
  for (const count of [lostRequests, lostResponses, duplicated]) expect(count).toBeGreaterThan(0);
}, 300_000);

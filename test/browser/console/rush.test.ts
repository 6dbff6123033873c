import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DropFigures } from '../../../lib/contract/drop-figures.ts';
import type { Reconciliation } from '../../../lib/contract/stock.ts';
import { inParallel } from '../../../lib/platform/in-parallel.ts';
import { hasChromium, openBrowser } from '../../../mobile-sdk/example/tools/browser.ts';
import { buy } from '../../bench/rush/buyer.ts';
import { newGuests } from '../../bench/rush/guests.ts';
import { httpClient } from '../../bench/rush/http.ts';
import { call, eventually, publish, tokenOf } from '../../integration/api/client.ts';
import { cloud } from '../../integration/api/cloud.ts';
import { browserPort, built, newDesk, openAs } from './opened.ts';
import { watchThread } from './thread-time.ts';

/** `RUSH_BUYERS=2000 npx vitest run test/browser/console/rush.test.ts` is the measurement; by itself it is small. */
const buyers = Number(process.env.RUSH_BUYERS ?? 40);
const connections = 64;
const units = Math.ceil(buyers * 0.8);
/** A click waits for a task that works longer. In milliseconds of the thread; a slow machine takes thrice those of a quick one. */
const mostTaskMs = 200;

describe.skipIf(!hasChromium)(
  'the drop room in a rush (skipped without Chromium: apt-get install chromium)',
  () => {
    let browser: Browser;
    beforeAll(async () => {
      [browser] = await Promise.all([openBrowser(browserPort), built()]);
    });
    afterAll(() => browser?.close());

    it(`stays quick while ${buyers} order, and ends with the figures of the records`, {
      timeout: 900_000,
    }, async () => {
      const { id: dealId } = await publish({ quantityTotal: units, maxUnpaidUnits: null });
      const http = httpClient(cloud.apiUrl, connections);
      const guests = await newGuests(http, buyers, connections);
      const context = await newDesk(browser);
      const { page, complaints, settled } = await openAs(context, 'admin', `/deals/${dealId}/drop`);
      await settled();
      const stop = await watchThread(page);
      const begin = performance.now();
      const outcomes = await inParallel(
        guests.map((token, index) => ({ token, http: http.from(`198.18.${index >> 8}.${index & 255}`) })),
        connections * 4,
        ({ token, http }) =>
          buy({
            ...{ http, dealId, token, duplicated: false, patienceMs: 300_000 },
            arrive: async () => () => {},
          }),
      );
      const seconds = (performance.now() - begin) / 1_000;
      const { figures, records } = await settledFigures(dealId);
      const counter = (name: string) =>
        page
          .locator('.drop-counter', { has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
          .locator('dd')
          .first()
          .textContent();
      const shown = await eventually(
        async () => Promise.all(['Orders', 'Held', 'Rejected'].map(counter)),
        ([orders]) => orders === figures.totals.orders.toLocaleString('en-GB'),
      );
      const thread = await stop();
      console.log(
        `the drop room beside ${buyers} buyers in ${seconds.toFixed(1)} s: longest task ${thread.longestMs.toFixed(0)} ms of the thread, ` +
          `${thread.long.length} above 50 ms, ${thread.tasks} tasks, ${(thread.totalMs / 1_000).toFixed(1)} s in all`,
      );
      expect(
        outcomes.map((outcome) => outcome.status === 'fulfilled' && outcome.value.verdict),
      ).not.toContain('unanswered');
      expect(shown).toEqual(
        [figures.totals.orders, figures.totals.held, figures.totals.rejected].map((count) =>
          count.toLocaleString('en-GB'),
        ),
      );
      expect(records.balanced).toBe(true);
      expect(thread.tasks).toBeGreaterThan(0);
      expect(thread.longestMs).toBeLessThanOrEqual(mostTaskMs);
      expect(complaints).toEqual([]);
      http.close();
      await context.close();
    });
  },
);

/** Waits until the counters and the records agree. @throws Error with both when they never do */
async function settledFigures(dealId: string): Promise<{ figures: DropFigures; records: Reconciliation }> {
  const token = await tokenOf('admin');
  const read = async (path: string) =>
    (await call('GET', `/v1/admin/deals/${dealId}/${path}`, { token })).body;
  return eventually(
    async () => ({ figures: await read('drop'), records: await read('reconciliation') }),
    ({ figures, records }) => agree(figures, records),
    120_000,
  );
}

function agree({ totals, minutes, stock }: DropFigures, { bookings, balanced, held, sold }: Reconciliation) {
  const all = Object.values(bookings).reduce((sum, count) => sum + count, 0);
  const inMinutes = minutes.reduce((sum, { orders }) => sum + orders, 0);
  return (
    balanced &&
    totals.orders === all &&
    inMinutes === all &&
    totals.rejected === bookings.rejected &&
    totals.expired === bookings.expired &&
    totals.held - totals.expired === bookings.held &&
    stock.held === held &&
    stock.sold === sold
  );
}

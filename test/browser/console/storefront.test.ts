import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, openBrowser } from '../../../mobile-sdk/example/tools/browser.ts';
import { serveBuilt } from '../../../mobile-sdk/example/tools/built-app.ts';
import { publish } from '../../integration/api/client.ts';
import { publishBlocks } from '../../integration/api/storefront.ts';
import { open, phone, places } from '../phone.ts';
import { browserPort, built, newDesk, openAs, patience } from './opened.ts';

describe.skipIf(!hasChromium)(
  'the home page (skipped without Chromium: apt-get install chromium)',
  patience,
  () => {
    let app: Awaited<ReturnType<typeof serveBuilt>>;
    /** Each maps localhost to one server: the app's, and the console's. */
    let shop: Browser;
    let desk: Browser;
    beforeAll(async () => {
      app = await serveBuilt(places);
      [shop, desk] = await Promise.all([openBrowser(app.port), openBrowser(browserPort), built()]);
    });
    afterAll(async () => {
      await shop?.close();
      await desk?.close();
      await app?.close();
    });

    it('is written, previewed and published in the console, and seen in the sample app', async () => {
      await publishBlocks([]);
      const tag = `home ${Date.now()}`;
      const { title: deal } = await publish({ title: 'A seat on the home page', tags: [tag] });
      const buyer = await phone(await shop.newContext({ locale: 'en-GB' }));
      await open(buyer, '/deals');
      await buyer.page.getByText('While they last').waitFor();

      const { page, complaints } = await openAs(await newDesk(desk), 'admin', '/storefront');

      const dialog = page.getByRole('dialog');
      const add = async (kind: string) => {
        await page.getByRole('button', { name: 'Add a block' }).click();
        await page.getByRole('menuitem', { name: kind }).click();
      };
      const done = () => dialog.getByRole('button', { name: 'Done' }).click();
      await add('Banner');
      await done();
      await dialog.getByText('Every language needs a title.').waitFor();
      await dialog.getByLabel('Title').fill('Long evenings');
      await done();
      await add('Collection');
      await dialog.getByLabel('Title').fill('Seats for tonight');
      await dialog.getByLabel('Tag').fill(tag);
      await done();

      const shown = page.getByRole('region', { name: 'The home page on a phone' });
      await shown.getByText('Long evenings').waitFor();
      await shown.getByText(deal).waitFor();
      expect(await shown.textContent()).toMatch(/Long evenings.*Seats for tonight/);
      // By keyboard: the second block goes up by its handle.
      await page
        .getByRole('button', { name: /Drag handle/ })
        .nth(1)
        .focus();
      // The list follows each key a moment later.
      for (const key of ['Space', 'ArrowUp', 'Space']) {
        await page.keyboard.press(key);
        await page.waitForTimeout(500);
      }
      await expect
        .poll(() => shown.textContent(), { timeout: 20_000 })
        .toMatch(/Seats for tonight.*Long evenings/);

      await page.getByRole('button', { name: 'Save draft' }).click();
      await page.getByText(/^The draft is saved/).waitFor();
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await dialog.getByRole('button', { name: 'Publish now' }).click();
      await page.getByText(/^Version \d+ is published/).waitFor();

      await buyer.page.reload();
      await buyer.page.getByRole('heading', { name: 'Seats for tonight' }).waitFor();
      await buyer.page.getByRole('heading', { name: 'Long evenings' }).waitFor();
      expect(buyer.complaints).toEqual([]);

      await page.getByRole('link', { name: 'Versions' }).click();
      await page.getByText('Shown now').first().waitFor();
      expect(complaints).toEqual([]);
    });
  },
);

import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, openBrowser } from '../../../mobile-sdk/example/tools/browser.ts';
import { eachItem, tokenOf } from '../../integration/api/client.ts';
import { browserPort, built, newDesk, openAs, patience } from './opened.ts';

const columns = 'externalId,title,category,price,currency,quantityTotal,startsAt,endsAt';

describe.skipIf(!hasChromium)(
  'an import in the console (skipped without Chromium: apt-get install chromium)',
  () => {
    let browser: Browser;

    beforeAll(async () => {
      [browser] = await Promise.all([openBrowser(browserPort), built()]);
    });
    afterAll(() => browser?.close());

    it('shows the bad lines first, imports the others, and gives the bad ones back', patience, async () => {
      const run = crypto.randomUUID();
      const line = (id: string, title: string, price: string) =>
        `${run}-${id},${title},food-and-drink,${price},EUR,5,+1h,+1d`;
      const file = [
        columns,
        line('1', 'Import brunch', '19.90'),
        line('2', '=Formula ramen', '1.999'),
        line('3', 'Import tea', '3.50'),
        'only,two',
      ].join('\n');
      const context = await newDesk(browser);
      const { page, complaints } = await openAs(context, 'seller', '/imports');
      await page.getByRole('link', { name: 'Import a file' }).click();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'autumn.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });

      const bad = page.getByRole('table', { name: 'Bad lines' });
      await bad.getByText('has more decimal places than EUR has: at most 2').waitFor();
      await bad.getByText('has 2 cells instead of 8').waitFor();
      expect(await bad.getByRole('rowheader').allInnerTexts()).toEqual(['3', '5']);
      const good = page.getByRole('table', { name: 'Lines that can be imported' });
      await good.getByText('Import brunch').waitFor();
      const token = await tokenOf('seller');
      const before = [];
      for await (const deal of eachItem('/v1/admin/deals?limit=100', token)) before.push(deal.externalId);
      expect(before.filter((id) => id?.startsWith(run))).toEqual([]);

      await page.getByText('Publish the deals').click();
      await page.getByRole('button', { name: 'Import 2 lines' }).click();
      await page.waitForURL(/\/imports\/imp_\w+$/);
      await page.getByText('Done, with bad lines').first().waitFor();
      const lines = page.getByRole('table', { name: 'Lines' });
      await lines.getByText('Created and published').first().waitFor();
      expect(await lines.getByText('Created and published').count()).toBe(2);
      await lines.getByText('price: has more decimal places than EUR has: at most 2').waitFor();

      await page.getByRole('button', { name: 'Failed' }).click();
      await page.waitForURL(/outcome=failed/);
      await lines.getByText('Import brunch').waitFor({ state: 'detached' });
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Bad lines as CSV' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('autumn - bad lines.csv');
      const [, first = '', second = ''] = readFileSync(await download.path(), 'utf8').split('\r\n');
      expect(first).toContain(`${run}-2,'=Formula ramen,`);
      expect(first).toContain('price: has more decimal places');
      expect(second).toMatch(/^only,two,/);

      // The address is a link for a colleague.
      const link = page.url();
      const other = await newDesk(browser);
      const { page: theirs } = await openAs(other, 'admin', new URL(link).pathname.replace('/console', ''));
      await theirs.getByRole('heading', { name: 'autumn.csv' }).waitFor();
      await theirs.getByRole('link', { name: 'Import tea' }).waitFor();
      expect(complaints).toEqual([]);
      await other.close();
      await context.close();
    });
  },
);

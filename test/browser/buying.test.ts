import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '../../mobile-sdk/example/tools/browser.ts';
import { call, publish, soon, tokenOf } from '../integration/api/client.ts';
import { inABrowser } from './in-a-browser.ts';
import { open, type Phone } from './phone.ts';

const newPhone = inABrowser();

const press = ({ page }: Phone, name: string | RegExp) => page.getByRole('button', { name }).click();
const seen = ({ page }: Phone, words: string | RegExp) => page.getByText(words).first().waitFor();

/** What was saved as a file. */
async function saved({ page }: Phone, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

describe.skipIf(!hasChromium)(
  'the sample app in a browser (skipped without Chromium)',
  { timeout: 120_000 },
  () => {
    it('sells, hands out a code and a receipt, and gives back what the policy says', async () => {
      const until = soon(48 * 3_600_000);
      const { id } = await publish({
        title: 'A table by the window',
        cancellationPolicy: { refunds: [{ percent: 50, until }] },
      });
      const buyer = await newPhone();
      await open(buyer, `/deals/${id}`);
      await seen(buyer, /^Cancel and get 50% back until .*, then nothing\.$/);
      await press(buyer, /^Buy now/);
      await seen(buyer, 'Held for you');
      // One countdown, the one that counts.
      expect(await buyer.page.getByRole('timer').count()).toBe(1);

      await press(buyer, /^Pay/);
      await seen(buyer, 'Your email is missing: the receipt goes there.');
      expect(await buyer.page.locator('input:focus').getAttribute('aria-label')).toBe(
        'Email for the receipt',
      );
      await buyer.page.getByLabel('Email for the receipt').fill('buyer@example.com');
      await press(buyer, /^Pay/);
      await seen(buyer, 'It is yours');
      await press(buyer, 'See the booking');
      const code = await buyer.page.getByLabel(/^Code /).textContent();
      expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      const receipt = await saved(buyer, 'Save the receipt');
      expect(receipt.name).toBe(`receipt-${code}.txt`);
      expect(receipt.text).toContain('Paid by card: €19.00');
      const deadline = await saved(buyer, 'Add the last moment to my calendar');
      expect(deadline.text).toContain(`DTSTART:${until.slice(0, 19).replace(/[-:]/g, '')}Z\r\n`);

      await press(buyer, 'Cancel this booking');
      await seen(buyer, 'It goes back on sale, and 50% of €19.00 goes back to your card.');
      await press(buyer, 'Yes, cancel it');
      await seen(buyer, '€9.50 goes back the way it came. Banks take some days.');
      expect(await buyer.page.getByRole('button', { name: 'Cancel this booking' }).count()).toBe(0);
      await buyer.page.getByRole('link', { name: 'Back to My bookings' }).click();
      await buyer.page.getByRole('link', { name: 'A table by the window, Cancelled' }).waitFor();
      // Who goes by keyboard is in the new screen.
      expect(await buyer.page.locator('main:focus').count()).toBe(1);
      expect(await buyer.page.title()).toBe('My bookings · Last Call');
      // Who goes by keyboard is in the new screen.
      expect(await buyer.page.locator('main:focus').count()).toBe(1);
      expect(await buyer.page.title()).toBe('My bookings · Last Call');
      expect(buyer.complaints).toEqual([]);
    });

    it('asks again when the price is another by now, and sells at the one that was agreed to', async () => {
      const { id } = await publish({ title: 'Dearer by the minute' });
      const buyer = await newPhone();
      await open(buyer, `/deals/${id}`);
      await buyer.page.getByRole('button', { name: 'Buy now · €19.00' }).waitFor();
      const change = {
        token: await tokenOf('admin'),
        headers: { 'if-match': '*' },
        body: {
          price: { amountMinor: 2_500, currency: 'EUR' },
          originalPrice: { amountMinor: 4_000, currency: 'EUR' },
        },
      };
      expect(await call('PATCH', `/v1/admin/deals/${id}`, change)).toMatchObject({ status: 200 });
      await press(buyer, /^Buy now/);
      await seen(buyer, 'It costs €25.00 now');
      await seen(buyer, /It was €19\.00 when you looked\. Nothing was ordered\./);
      await press(buyer, 'Buy now · €25.00');
      await seen(buyer, 'Held for you');
      await buyer.page.getByRole('button', { name: 'Pay €25.00' }).waitFor();
    });

    it('finds deals by words and category, and hands out the opening of a sale as a calendar entry', async () => {
      const title = `Gläserner Sonntag ${Date.now()}`;
      const opening = soon(3_600_000);
      const { id } = await publish({
        title,
        startsAt: opening,
        endsAt: soon(7_200_000),
        category: 'open-air',
      });
      const buyer = await newPhone();
      await open(buyer, '/deals');
      await press(buyer, 'Opening soon');
      await press(buyer, 'Open air');
      await buyer.page.getByLabel('Search').fill(title.toUpperCase().replace('Ä', 'a'));
      await seen(buyer, /^1 deal of the \d+ that are loaded$/);
      await buyer.page.getByRole('link', { name: title }).click();
      const entry = await saved(buyer, 'Add the opening to my calendar');
      expect(entry.name).toBe(`opening-${id}.ics`);
      expect(entry.text).toContain(`DTSTART:${opening.slice(0, 19).replace(/[-:]/g, '')}Z\r\n`);
      await buyer.page.getByRole('link', { name: 'Back to Deals' }).click();
      await buyer.page.getByLabel('Search').fill('no such thing at all');
      await seen(buyer, 'Nothing like that');
      expect(buyer.complaints).toEqual([]);
    });
  },
);

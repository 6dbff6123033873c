import { describe, expect, it } from 'vitest';
import { hasChromium } from '../../mobile-sdk/example/tools/browser.ts';
import { book, newGuest, publish } from '../integration/api/client.ts';
import { cloud } from '../integration/api/cloud.ts';
import { inABrowser } from './in-a-browser.ts';
import { open, type Phone } from './phone.ts';

const newPhone = inABrowser();

/** When it is to be seen. */
const seen = async ({ page }: Phone, words: string) => {
  await page.getByText(words, { exact: true }).waitFor();
  return performance.now();
};

describe.skipIf(!hasChromium)('in a browser (skipped without Chromium: apt-get install chromium)', () => {
  // A machine that is busy with other tests may take longer once; the app has no reason to.
  it('the sample app sells the last unit in one window, and the other says so without a reload', {
    retry: 2,
    timeout: 120_000,
  }, async () => {
    const { id, title } = await publish({ quantityTotal: 2, title: 'The very last chair' });
    const [buyer, watcher] = [await newPhone(), await newPhone()];
    for (const each of [buyer, watcher]) await open(each, `/deals/${id}`);
    await Promise.all([buyer, watcher].map((each) => seen(each, 'Only 2 left')));
    await book(id, await newGuest());
    await Promise.all([buyer, watcher].map((each) => seen(each, 'Only 1 left')));
    await expectTicking(watcher);

    await buyer.page.getByRole('button', { name: 'Buy now · €19.00' }).click();
    const [held, soldOut] = await Promise.all([seen(buyer, 'Held for you'), seenSoldOut(watcher)]);
    console.log(`the other window says so ${Math.round(soldOut - held)} ms after the buyer has it`);
    expect(await watcher.page.getByRole('button', { name: 'Sold out' }).isDisabled()).toBe(true);
    expect(watcher.loads()).toBe(1);
    expect(watcher.heard.some((message) => message.includes('"soldOut":true'))).toBe(true);

    await buyer.page.getByRole('link', { name: 'My bookings' }).click();
    const booking = buyer.page.getByRole('link', { name: `${title}, Held for you` });
    await booking.waitFor();
    await buyer.page.reload();
    await booking.click();
    await buyer.page.getByLabel('Email for the receipt').fill('buyer@example.com');
    await buyer.page.getByRole('button', { name: /^Pay €19.00/ }).click();
    await seen(buyer, 'It is yours');

    await watcher.page.getByRole('link', { name: 'Deals', exact: true }).click();
    await watcher.page.getByRole('search').waitFor();
    await watcher.page.getByRole('listitem').first().waitFor();
    expect([...buyer.complaints, ...watcher.complaints]).toEqual([]);
    await expectTold(watcher);
    expect(soldOut - held).toBeLessThan(2_000);
  });

  it('the page at /docs has a menu on a phone, tries a request, and asks no other host', async () => {
    const reader = await newPhone();
    const hosts = new Set<string>();
    reader.page.on('request', (request) => hosts.add(new URL(request.url()).host));
    const { apiUrl } = cloud;
    await reader.page.setViewportSize({ width: 390, height: 844 });
    await reader.page.goto(`${apiUrl}/docs#tag/time/GET/v1/time`);
    await reader.page.getByRole('button', { name: 'Open Menu' }).click();
    await reader.page.getByRole('button', { name: 'Open Group - For staff' }).waitFor();
    await reader.page.getByRole('button', { name: 'Close Menu' }).click();
    await reader.page.getByRole('button', { name: /Test Request.*get \/v1\/time/s }).click();
    await reader.page.getByRole('button', { name: /^Send/ }).first().click();
    await reader.page.getByText('200 OK').waitFor();
    expect([...hosts]).toEqual([new URL(apiUrl).host]);
    // It looks whether it may compile code from text; the page's policy says no, and it goes on without.
    expect(reader.complaints.filter((complaint) => !/script-src.*viewer\.js/.test(complaint))).toEqual([]);
  });
});

const seenSoldOut = async ({ page }: Phone) => {
  await page.getByRole('status', { name: 'Sold out' }).waitFor();
  return performance.now();
};

/** The seconds go down by themselves. */
async function expectTicking({ page }: Phone) {
  const timer = page.getByRole('timer').first();
  const before = await timer.textContent();
  await expect.poll(() => timer.textContent(), { timeout: 20_000 }).not.toBe(before);
}

/** Who loses the network is told, and sees what was there. */
async function expectTold({ context, page }: Phone) {
  await context.setOffline(true);
  await page.getByRole('button', { name: 'On sale', exact: true }).click();
  await page.getByText('You are offline.', { exact: false }).waitFor();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await page.getByText('You are offline.', { exact: false }).waitFor({ state: 'detached' });
}

import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { runProgram } from '../../../lib/platform/command-line.ts';
import { openBrowser, origin } from './browser.ts';
import { serveBuilt } from './built-app.ts';
import { mustRun, running } from './running.ts';

const usage = `Usage: npm run screenshots

Takes the README's pictures of the sample app anew, of a deal that it publishes for them on the cloud that npm start
runs, and ends afterwards. It needs Chromium: CHROMIUM names it where it is not /usr/bin/chromium.

  --help  this text`;

const folder = new URL('../screenshots/', import.meta.url).pathname;

interface Shop {
  readonly apiUrl: string;
  readonly token: string;
}

async function call({ apiUrl, token }: Shop, path: string, body?: unknown) {
  const response = await fetch(apiUrl + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as { id: string };
}

async function publish(shop: Shop) {
  const deal = await call(shop, '/v1/admin/deals', {
    title: 'A loft above the harbour, one night',
    description:
      'The whole top floor of a rope maker’s house: a bed under the beams, a bath by the window, and bread at the door in the morning.',
    category: 'travel',
    price: { amountMinor: 9_800, currency: 'EUR' },
    originalPrice: { amountMinor: 16_500, currency: 'EUR' },
    location: {
      city: 'Lisbon',
      country: 'PT',
      latitude: 38.71,
      longitude: -9.13,
      address: 'Cais do Sodré 4',
    },
    startsAt: new Date(Date.now() - 60_000).toISOString(),
    endsAt: new Date(Date.now() + 4 * 3_600_000 + 13 * 60_000).toISOString(),
    quantityTotal: 3,
    perCustomerLimit: 3,
    cancellationPolicy: {
      refunds: [
        { percent: 100, until: new Date(Date.now() + 72 * 3_600_000).toISOString() },
        { percent: 50 },
      ],
    },
    images: ['https://images.example.com/deals/riad-weekend.jpg'],
  });
  await call(shop, `/v1/admin/deals/${deal.id}/publication`);
  return deal.id;
}

const desk = { viewport: { width: 1120, height: 760 }, locale: 'en-GB' };
const hand = { viewport: { width: 390, height: 844 }, locale: 'en-GB' };

async function take(browser: Browser, id: string): Promise<void> {
  const [wide, buyer, watcher] = await Promise.all(
    [desk, hand, { ...hand, colorScheme: 'dark' as const }].map(async (kind) =>
      (await browser.newContext(kind)).newPage(),
    ),
  );
  if (!wide || !buyer || !watcher) return;
  const shoot = async (page: typeof wide, name: string) => {
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: `${folder}${name}.png` });
    console.log(`${name}.png ${Math.round(statSync(`${folder}${name}.png`).size / 1_000)} KB`);
  };
  await wide.goto(origin);
  await wide.getByText('A loft above the harbour').first().waitFor();
  await shoot(wide, 'deals');
  for (const page of [buyer, watcher]) {
    await page.goto(`${origin}/#/deals/${id}`);
    await page.getByText('Only 3 left').waitFor();
    await page.getByRole('timer').waitFor();
  }
  await shoot(buyer, 'deal');
  for (let more = 0; more < 2; more++) await buyer.getByRole('button', { name: 'One more' }).click();
  await buyer.getByRole('button', { name: /^Buy now/ }).click();
  await buyer.getByLabel('Email for the receipt').fill('ada@example.com');
  await watcher.getByRole('status', { name: 'Sold out' }).waitFor();
  await shoot(watcher, 'sold-out');
  await buyer.getByRole('button', { name: 'See the booking' }).scrollIntoViewIfNeeded();
  await shoot(buyer, 'held');
  await buyer.getByRole('button', { name: /^Pay/ }).click();
  await buyer.getByText('They are yours').waitFor();
  await buyer.getByRole('button', { name: 'See the booking' }).click();
  await buyer.getByText('Show this code').waitFor();
  await shoot(buyer, 'booking');
  await buyer.getByRole('button', { name: 'Cancel this booking' }).click();
  await buyer.getByRole('button', { name: 'Yes, cancel it' }).click();
  await buyer.getByText('Given back').waitFor();
  await shoot(buyer, 'cancelled');
}

await runProgram(usage, async () => {
  parseArgs({ options: {} });
  const { apiUrl } = mustRun();
  const command = ['run', '--silent', 'token', '--', '--as', 'admin'];
  const shop = { apiUrl, token: execFileSync('npm', command, { encoding: 'utf8' }).trim() };
  const app = await serveBuilt(running);
  const browser = await openBrowser(app.port);
  const id = await publish(shop);
  try {
    await take(browser, id);
  } finally {
    await call(shop, `/v1/admin/deals/${id}/ending`);
    await browser.close();
    await app.close();
  }
});

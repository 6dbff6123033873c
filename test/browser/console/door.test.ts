import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, openBrowser } from '../../../mobile-sdk/example/tools/browser.ts';
import { book, call, eventually, newGuest, publish, tokenOf } from '../../integration/api/client.ts';
import { browserPort, built, newDesk, openAs, patience } from './opened.ts';

describe.skipIf(!hasChromium)('the door (skipped without Chromium: apt-get install chromium)', () => {
  let browser: Browser;

  beforeAll(async () => {
    [browser] = await Promise.all([openBrowser(browserPort), built()]);
  });
  afterAll(() => browser?.close());

  it('admits a typed code once, and refuses it after that', patience, async () => {
    const { id: dealId } = await publish({ price: { amountMinor: 0, currency: 'EUR' } });
    const guest = await newGuest();
    const { id } = (await book(dealId, guest)).body;
    const token = await tokenOf('admin');
    await eventually(
      () => call('GET', `/v1/bookings/${id}`, { token }),
      ({ status }) => status === 200,
    );
    const { code } = (await call('GET', `/v1/bookings/${id}/redeem-code`, { token: guest })).body;
    const context = await newDesk(browser);
    const { page, complaints } = await openAs(context, 'admin', `/door?deal=${dealId}`);
    const field = page.getByRole('textbox', { name: 'Code' });
    // As a scanner does that acts as a keyboard.
    const scan = async () => {
      await field.fill(code);
      await field.press('Enter');
    };
    await scan();
    await page.getByRole('heading', { name: 'Welcome', exact: true }).waitFor();
    await scan();
    await page.getByRole('heading', { name: 'Already used' }).waitFor();
    const bookingOf = async () => (await call('GET', `/v1/bookings/${id}`, { token: guest })).body;
    expect(await bookingOf()).toMatchObject({ status: 'redeemed', redemption: { quantity: 1 } });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes a use back with a reason', patience, async () => {
    const { id: dealId } = await publish({ price: { amountMinor: 0, currency: 'EUR' } });
    const guest = await newGuest();
    const { id } = (await book(dealId, guest)).body;
    const token = await tokenOf('admin');
    await eventually(
      () => call('GET', `/v1/bookings/${id}`, { token }),
      ({ status }) => status === 200,
    );
    const { code } = (await call('GET', `/v1/bookings/${id}/redeem-code`, { token: guest })).body;
    const context = await newDesk(browser);
    const { page } = await openAs(context, 'admin', `/door?deal=${dealId}`);
    await page.getByRole('textbox', { name: 'Code' }).fill(code);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('The wrong guest.');
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('Taken back. The code can be used again.').waitFor();
    expect((await call('GET', `/v1/bookings/${id}`, { token: guest })).body).toMatchObject({
      status: 'confirmed',
    });
    await context.close();
  });
});

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totp } from '../../../local/cognito/totp.ts';
import type { Mail } from '../../../local/docs/mails.ts';
import { hasChromium, openBrowser } from '../../../mobile-sdk/example/tools/browser.ts';
import { call, eventually, newGuest, publish, tokenOf } from '../../integration/api/client.ts';
import { paidBooking } from '../../integration/api/paid-booking.ts';
import { claimsOf, signedByPool } from '../../integration/api/tokens.ts';
import { base, browserPort, built, demoAccount, newDesk, openAs, patience } from './opened.ts';

const day = (inDays: number) => new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10);

/** Presses Tab until the element has the focus. @throws Error when the keyboard does not reach it */
async function tabTo(page: Page, element: ReturnType<Page['getByRole']>): Promise<void> {
  await element.waitFor();
  for (let pressed = 0; pressed < 150; pressed++) {
    if ((await element.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard does not reach it');
}

describe.skipIf(!hasChromium)(
  'work in the console (skipped without Chromium: apt-get install chromium)',
  () => {
    let browser: Browser;

    beforeAll(async () => {
      [browser] = await Promise.all([openBrowser(browserPort), built()]);
    });
    afterAll(() => browser?.close());

    it('creates and publishes a deal by keyboard only', patience, async () => {
      const context = await newDesk(browser);
      const { page, complaints } = await openAs(context, 'admin', '/deals');
      const title = `Keyboard ${crypto.randomUUID()}`;
      const type = async (name: string, value: string) => {
        await tabTo(page, page.getByRole('textbox', { name, exact: true }));
        await page.keyboard.insertText(value);
      };
      const press = async (name: string) => {
        await tabTo(page, page.getByRole('button', { name, exact: true }));
        await page.keyboard.press('Enter');
      };
      await tabTo(
        page,
        page
          .getByRole('link', { name: 'Create deal', exact: true })
          .or(page.getByRole('button', { name: 'Create deal', exact: true })),
      );
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'New deal' }).waitFor();
      await type('Title', title);
      await tabTo(page, page.getByRole('combobox', { name: 'Category' }));
      await page.keyboard.insertText('food-and-drink');
      await page.keyboard.press('Escape');
      await press('Next');
      await type('Price of a unit', '12.50');
      await press('Next');
      await type('Start: Day', day(-1));
      await type('Start: Time', '09:00');
      await type('End: Day', day(2));
      await type('End: Time', '21:00');
      await press('Next');
      await type('Units to sell', '40');
      for (let step = 0; step < 3; step++) await press('Next');
      await press('Create, then publish');
      await page.waitForURL(/\/deals\/deal_.*do=publish/);
      await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Publish' }));
      await page.keyboard.press('Enter');
      await page.getByText('Live', { exact: true }).first().waitFor();
      const [, dealId = ''] = /deals\/(deal_\w+)/.exec(page.url()) ?? [];
      expect((await call('GET', `/v1/deals/${dealId}`)).body).toMatchObject({ title, state: 'live' });
      expect(complaints).toEqual([]);
      await context.close();
    });

    it('shows a colleague’s change as a difference, and saves what is chosen', patience, async () => {
      const { id } = await publish({ title: 'Evening cruise', description: 'Two hours on the river.' });
      const context = await newDesk(browser);
      const { page } = await openAs(context, 'admin', `/deals/${id}/edit`);
      await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Evening cruise with music');
      await page.getByRole('textbox', { name: /^Description/ }).fill('Three hours on the river.');
      const token = await tokenOf('admin');
      const { headers } = await call('GET', `/v1/admin/deals/${id}`, { token });
      const theirs = { title: 'Evening cruise at sunset', tags: ['river'] };
      expect(
        await call('PATCH', `/v1/admin/deals/${id}`, {
          token,
          body: theirs,
          headers: { 'if-match': headers.get('etag') ?? '' },
        }),
      ).toMatchObject({ status: 200 });

      await page.getByRole('button', { name: 'Save changes' }).first().click();
      const question = page.getByRole('dialog', { name: 'A colleague changed this deal meanwhile' });
      await question.getByText('Evening cruise at sunset').waitFor();
      const save = question.getByRole('button', { name: 'Save the result' });
      expect(await save.isDisabled()).toBe(true);
      await question.getByRole('radiogroup', { name: 'Title' }).getByText('Keep theirs').click();
      await save.click();
      await page.waitForURL(new RegExp(`/deals/${id}$`));
      expect((await call('GET', `/v1/admin/deals/${id}`, { token })).body).toMatchObject({
        ...theirs,
        description: 'Three hours on the river.',
      });
      await context.close();
    });

    it('says "not found" to a seller who opens a deal of another', patience, async () => {
      const { id } = await publish({ title: 'Of the house' }, 'admin');
      const context = await newDesk(browser);
      const { page } = await openAs(context, 'seller', `/deals/${id}`);
      await page.getByRole('heading', { name: notFound }).waitFor();
      for (const more of ['/edit', '/drop']) {
        await page.goto(`${base}/deals/${id}${more}`);
        await page.getByRole('heading', { name: notFound }).waitFor();
      }
      await context.close();
    });

    it('refunds after the person has signed in again, with the form as it was', patience, async () => {
      const { id: dealId } = await publish({ price: { amountMinor: 50_000, currency: 'EUR' } });
      const bookingId = await paidBooking(dealId, await newGuest());
      const context = await newDesk(browser);
      await signInLooksOld(context);
      const { page } = await openAs(context, 'admin', `/bookings/${bookingId}`);
      await page.getByRole('button', { name: 'Refund', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('A part').click();
      await dialog.getByRole('textbox', { name: 'Amount in EUR' }).fill('212.50');
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('The second course was missing.');
      await dialog.getByRole('button', { name: 'Refund €212.50' }).click();
      const question = page.getByRole('dialog', { name: 'Confirm that it is you' });
      const [opened] = await Promise.all([
        page.waitForEvent('popup'),
        question.getByRole('button', { name: 'Sign in' }).click(),
      ]);
      await signInOn(opened);
      // It is sent without another click.
      await page.getByRole('dialog').first().waitFor({ state: 'detached' });
      await page.getByText('€212.50').first().waitFor();
      const token = await tokenOf('admin');
      const { body } = await call('GET', `/v1/admin/bookings/${bookingId}/payment`, { token });
      expect(body.refunds).toMatchObject([{ amount: { amountMinor: 21_250, currency: 'EUR' } }]);
      await context.close();
    });

    it('lets an invited colleague set up an authenticator app, and in', patience, async () => {
      const context = await newDesk(browser);
      const { page } = await openAs(context, 'admin', '/staff');
      const email = `${crypto.randomUUID()}@staff.example.com`;
      await page.getByRole('button', { name: 'Invite a colleague' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'E-mail address' }).fill(email);
      await dialog.getByText('Support', { exact: true }).click();
      await dialog.getByRole('button', { name: 'Send the invitation' }).click();
      await dialog.waitFor({ state: 'detached' });
      await context.close();

      const invitation = await mailedPassword(email);
      const own = await newDesk(browser);
      const first = await own.newPage();
      await first.goto(`${base}/bookings`);
      await first.locator('input[name=username]').fill(email);
      await first.locator('input[name=password]').fill(invitation);
      await first.getByRole('button', { name: 'Sign in' }).click();
      await first.locator('input[name=new_password]').fill('My-own-password-1!');
      await first.locator('input[name=repeated]').fill('My-own-password-1!');
      await first.getByRole('button', { name: 'Continue' }).click();
      await first.locator('svg').first().waitFor();
      const secret = (await first.locator('#secret').textContent()) ?? '';
      await first.locator('input[name=code]').fill(totp(secret, Date.now()));
      await first.getByRole('button', { name: 'Continue' }).click();
      await first.getByRole('heading', { name: 'Bookings' }).waitFor();
      expect(await first.getByRole('link', { name: 'Staff' }).count()).toBe(0);
      await own.close();
    });
  },
);

const notFound = 'Not found';

/** The password in the mail of an invitation, as the inbox of the local cloud shows it. */
async function mailedPassword(email: string): Promise<string> {
  const mails: readonly Mail[] = await eventually(
    async () => (await call('GET', '/docs/mails.json')).body,
    (all: readonly Mail[]) => all.some(({ to }) => to === email),
  );
  return mails.find(({ to }) => to === email)?.secret ?? '';
}

/** Answers the page of a sign-in that is asked for again. */
async function signInOn(page: Page): Promise<void> {
  const { email, password, totpSecret = '' } = demoAccount('admin');
  await page.locator('input[name=username]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('input[name=code]').fill(totp(totpSecret, Date.now()));
  await Promise.all([page.waitForEvent('close'), page.getByRole('button', { name: 'Sign in' }).click()]);
}

/** Gives the first sign-in of a browser a time of an hour ago. The server then asks to sign in again. */
async function signInLooksOld(context: BrowserContext): Promise<void> {
  let isFirst = true;
  await context.route('**/oauth2/token', async (route) => {
    const answer = await route.fetch();
    if (!isFirst) return route.fulfill({ response: answer });
    isFirst = false;
    const tokens = (await answer.json()) as { access_token: string };
    const claims = claimsOf(tokens.access_token);
    const access_token = await signedByPool({ ...claims, auth_time: Number(claims.auth_time) - 3_600 });
    await route.fulfill({ response: answer, json: { ...tokens, access_token } });
  });
}

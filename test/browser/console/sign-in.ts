import type { Page } from 'playwright-core';
import type { SignInAccount } from '../../../local/cognito/demo-accounts.ts';
import { totp } from '../../../local/cognito/totp.ts';

/** The fields that the hosted page may ask for, one page after another, and what an account answers. */
const steps = (page: Page, { email, password, totpSecret }: SignInAccount) => [
  {
    field: page.locator('input[name=password]'),
    async fill() {
      await page.locator('input[name=username]').fill(email);
      await page.locator('input[name=password]').fill(password);
    },
  },
  {
    field: page.locator('input[name=code], input[autocomplete=one-time-code]').first(),
    fill: () =>
      page
        .locator('input[name=code], input[autocomplete=one-time-code]')
        .first()
        .fill(totp(totpSecret ?? '', Date.now())),
  },
];

/** Opens a page of the console, and signs in on the way where the hosted page asks for it. */
export async function openSignedIn(page: Page, address: string, account: SignInAccount): Promise<void> {
  await page.goto(address);
  const frame = page.locator('#console-header, main#content').first();
  const known = steps(page, account);
  for (let asked = 0; asked < 3; asked++) {
    const [first, ...others] = known.map(({ field }) => field);
    await others
      .reduce((all, field) => all.or(field), frame.or(first ?? frame))
      .first()
      .waitFor();
    if (await frame.isVisible()) return;
    for (const { field, fill } of known)
      if (await field.isVisible()) {
        await fill();
        await page.locator('button[type=submit], input[type=submit]').first().click();
        await field.waitFor({ state: 'detached' });
      }
  }
  await frame.waitFor();
}

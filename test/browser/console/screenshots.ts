import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { decodeJwt } from 'jose';
import type { Browser } from 'playwright-core';
import { staffRoles } from '../../../lib/contract/operation.ts';
import { runProgram, UsageError } from '../../../lib/platform/command-line.ts';
import { idFrom } from '../../../lib/platform/ids.ts';
import { runningAccount } from '../../../local/cognito/running-account.ts';
import { signIn } from '../../../local/cognito/sign-in.ts';
import { hasChromium, openBrowser } from '../../../mobile-sdk/example/tools/browser.ts';
import { mustRun } from '../../../mobile-sdk/example/tools/running.ts';
import { type Ids, placesOf } from './places.ts';
import { openSignedIn } from './sign-in.ts';
import { openTab } from './tab.ts';

const usage = `Usage: npm run console:screenshots -- [--as admin] [--only deals] [--locale de-DE] [--out DIR]

Takes pictures of every page of the console, of the cloud that npm start runs: at 1440, 1024 and 390 px, in light and
dark. It shows the newest deal, booking and seller there are. It needs Chromium: CHROMIUM names it where it is not
/usr/bin/chromium.

  --as ROLE    admin, seller or support (admin)
  --only TEXT  pages whose path has this text
  --locale L   the browser's language (en-GB)
  --out DIR    (.build/console-screenshots)
  --state DIR  folder of the local cloud (.local)
  --help       this text`;

const widths = [1440, 1024, 390] as const;
const themes = ['light', 'dark'] as const;

function readOptions() {
  const { values } = parseArgs({
    options: {
      as: { type: 'string', default: 'admin' },
      only: { type: 'string', default: '' },
      locale: { type: 'string', default: 'en-GB' },
      out: { type: 'string', default: '.build/console-screenshots' },
      state: { type: 'string', default: '.local' },
    },
  });
  const role = staffRoles.find((each) => each === values.as);
  if (!role) throw new UsageError(`Choose a role: ${staffRoles.join(', ')}`);
  return { ...values, role };
}

/** Returns the newest deal that has a booking, or the newest of all, and a seller. */
async function newest(apiUrl: string, token: string, customerId: string): Promise<Ids> {
  const listed = async (path: string): Promise<readonly { id: string }[]> => {
    const answer = await fetch(apiUrl + path, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return ((await answer.json()) as { items: { id: string }[] }).items;
  };
  const deals = await listed('/v1/admin/deals?limit=30');
  if (!deals[0]) throw new Error('There is no deal to show. npm start makes some, without --no-seed.');
  const bookings = await Promise.all(deals.map(({ id }) => listed(`/v1/admin/deals/${id}/bookings?limit=1`)));
  const sold = bookings.findIndex(([one]) => one !== undefined);
  const [booking] = bookings[sold] ?? [];
  // A seller sees no list of sellers.
  const [seller] = await listed('/v1/admin/sellers?limit=1').catch(() => []);
  const [event] = await listed('/v1/admin/webhooks/events?limit=1').catch(() => []);
  const [job] = await listed('/v1/admin/deal-imports?limit=1').catch(() => []);
  return {
    dealId: (deals[sold] ?? deals[0]).id,
    // A page that says "not found" is worth a look too.
    bookingId: booking?.id ?? 'bkg_none',
    sellerId: seller?.id ?? 'slr_none',
    customerId,
    webhookEventId: event?.id ?? 'evt_none',
    queue: 'figures-dlq',
    dealImportId: job?.id ?? 'imp_none',
  };
}

async function take(browser: Browser, base: string, options: ReturnType<typeof readOptions>, ids: Ids) {
  const { account } = runningAccount(options);
  const context = await browser.newContext({ locale: options.locale });
  const { page, settled } = await openTab(context);
  await openSignedIn(page, `${base}/overview`, account);
  for (const [index, path] of placesOf(options.role, ids).entries()) {
    if (!path.includes(options.only)) continue;
    const name = [String(index + 1).padStart(2, '0'), ...path.split('/')].filter(Boolean).join('-');
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(base + path);
      await settled();
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({
          path: join(options.out, `${name.replace(/_\w+/g, '')}-${width}-${colorScheme}.png`),
          fullPage: true,
          animations: 'disabled',
        });
      }
    }
    console.log(path);
  }
}

await runProgram(usage, async () => {
  const options = readOptions();
  if (!hasChromium) throw new Error('There is no Chromium: apt-get install chromium, or set CHROMIUM.');
  const { apiUrl } = mustRun(options.state);
  const { account, cognito } = runningAccount(options);
  mkdirSync(options.out, { recursive: true });
  const { port } = new URL(apiUrl);
  const browser = await openBrowser(Number(port));
  try {
    const { account: customer } = runningAccount({ ...options, as: 'customer' });
    const { sub } = decodeJwt(await signIn(cognito, customer));
    const ids = await newest(apiUrl, await signIn(cognito, account), idFrom('cus', String(sub)));
    await take(browser, `http://localhost:${port}/console`, options, ids);
    console.log(`Took them into ${options.out}`);
  } finally {
    await browser.close();
  }
});

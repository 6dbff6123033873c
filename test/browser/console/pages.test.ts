import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffRole } from '../../../lib/contract/operation.ts';
import { hasChromium, openBrowser } from '../../../mobile-sdk/example/tools/browser.ts';
import { cloud } from '../../integration/api/cloud.ts';
import { noteShifts, overflow, shifts, violations } from './audits.ts';
import { base, browserPort, built, openAs, patience } from './opened.ts';
import { hiddenFrom, type Ids, placesOf } from './places.ts';
import { sold } from './sold.ts';
import type { Tab } from './tab.ts';

const screens = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
type Screen = keyof typeof screens;

describe.skipIf(!hasChromium)(
  'the console in a browser (skipped without Chromium: apt-get install chromium)',
  () => {
    let browser: Browser;
    let ids: Ids;

    beforeAll(async () => {
      [browser, ids] = await Promise.all([openBrowser(browserPort), sold(), built()]);
    });
    afterAll(() => browser?.close());

    const contextOf = async (): Promise<BrowserContext> => {
      const context = await browser.newContext({ locale: 'en-GB', colorScheme: 'light' });
      await context.addInitScript(noteShifts);
      return context;
    };

    /** Signs in in a new tab. */
    const tabOf = async (context: BrowserContext, role: StaffRole, screen: Screen): Promise<Tab> => {
      const tab = await openAs(context, role, '/overview');
      await tab.page.setViewportSize(screens[screen]);
      return tab;
    };

    it('answers an address with a broken escape with the page, and goes on', async () => {
      for (const path of ['%', '%zz', 'overview'])
        expect((await fetch(`${base}/${path}`)).status, path).toBe(200);
    });

    it.each(['desk', 'phone'] as const)(
      'shows an admin each page on a %s, in light and dark',
      patience,
      async (screen) => {
        const context = await contextOf();
        const tab = await tabOf(context, 'admin', screen);
        const faults: string[] = [];
        for (const place of placesOf('admin', ids)) {
          for (const fault of await faultsOf(tab, place, screen)) faults.push(`${place}: ${fault}`);
        }
        expect([...faults, ...tab.complaints]).toEqual([]);
        expect([...tab.hosts].filter((host) => !ours.has(host))).toEqual([]);
        await context.close();
      },
    );

    it.each(['seller', 'support'] as const)(
      'shows %s their pages, and says which are not theirs',
      patience,
      async (role) => {
        const context = await contextOf();
        const tab = await tabOf(context, role, 'desk');
        for (const place of placesOf(role, ids)) {
          await tab.page.goto(base + place);
          await tab.settled();
        }
        const [hidden = ''] = hiddenFrom(role, ids);
        await tab.page.goto(base + hidden);
        await tab.page.getByRole('heading', { name: 'Your role does not include this page' }).waitFor();
        expect(tab.complaints).toEqual([]);
        await context.close();
      },
    );
  },
);

const ours = new Set(
  [...Object.values(cloud.endpoints), cloud.outputs.LiveUrl ?? ''].flatMap((url) =>
    URL.canParse(url) ? [new URL(url).host] : [],
  ),
);
ours.add(new URL(base).host);

/** Links go from one colour to the other in steps. Half way they have too little contrast. */
const coloursSettled = `Promise.all(
  document.getAnimations().filter((each) => each instanceof CSSTransition).map((each) => each.finished.catch(() => {})),
)`;

async function faultsOf({ page, settled }: Tab, place: string, screen: Screen): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(base + place);
  await settled();
  const shifted = await shifts(page);
  const light = await violations(page, 'everything');
  const wide = await overflow(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(coloursSettled);
  const dark = await violations(page, 'colours');
  return [
    ...(shifted > 0.1 ? [`shifts by ${shifted.toFixed(3)}`] : []),
    ...(screen === 'phone' && wide > 0 ? [`is ${wide} px too wide`] : []),
    ...light,
    ...dark.map((line) => `dark: ${line}`),
  ];
}

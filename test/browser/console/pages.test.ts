import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffRole } from '../../../lib/contract/operation.ts';
import { inParallel } from '../../../lib/platform/in-parallel.ts';
import { hasChromium, openBrowser } from '../../../mobile-sdk/example/tools/browser.ts';
import { cloud } from '../../integration/api/cloud.ts';
import { noteShifts, overflow, shifted, violations } from './audits.ts';
import { base, browserPort, built, newDesk, openAs, patience } from './opened.ts';
import { hiddenFrom, type Ids, placesOf } from './places.ts';
import { isSlow, slowDown } from './slow.ts';
import { sold } from './sold.ts';
import type { Tab } from './tab.ts';

/** With PAGES=all each page is seen on both screens in both themes, which takes minutes. PAGES=slow looks for shifts. Without, each page is seen on one screen. */
const isWhole = process.env.PAGES === 'all';
const screens = {
  desk: { size: { width: 1440, height: 900 }, colorScheme: 'light' },
  phone: { size: { width: 390, height: 844 }, colorScheme: 'dark' },
} as const;
type Screen = keyof typeof screens;
const otherTheme = { light: 'dark', dark: 'light' } as const;
/** While one tab waits, another one works. */
const tabs = 2;

describe.skipIf(!hasChromium)(
  'the console in a browser (skipped without Chromium: apt-get install chromium)',
  () => {
    let browser: Browser;
    let ids: Ids;
    let admins: Tab[];

    beforeAll(async () => {
      [browser, ids] = await Promise.all([openBrowser(browserPort), sold(), built()]);
      admins = await openFor('admin');
    }, patience.timeout);
    afterAll(() => browser?.close());

    /** Signs in in tabs of a new context. */
    const openFor = async (role: StaffRole): Promise<Tab[]> => {
      const context = await newDesk(browser);
      await context.addInitScript(noteShifts);
      const opened: Tab[] = [];
      for (let n = 0; n < tabs; n++) {
        const tab = await openAs(context, role, '/overview');
        await tab.settled();
        if (isSlow) await slowDown(context, tab.page);
        opened.push(tab);
      }
      return opened;
    };

    /** Shows each place in one of the tabs. @returns a line for each fault */
    const visitAll = async (
      open: readonly Tab[],
      places: readonly string[],
      faultsOf: (tab: Tab, place: string) => Promise<string[]>,
    ) => {
      const free = [...open];
      const visits = await inParallel(places, tabs, async (place) => {
        const tab = free.pop() as Tab;
        try {
          return (await faultsOf(tab, place)).map((fault) => `${place}: ${fault}`);
        } finally {
          free.push(tab);
        }
      });
      const faults = visits.flatMap((visit) =>
        visit.status === 'fulfilled' ? visit.value : [String(visit.reason)],
      );
      return [...faults, ...open.flatMap(({ complaints }) => complaints)];
    };

    it('answers an address with a broken escape with the page, and goes on', async () => {
      for (const path of ['%', '%zz', 'overview'])
        expect((await fetch(`${base}/${path}`)).status, path).toBe(200);
    });

    it.each([
      ['desk', 'light'],
      ['phone', 'dark'],
    ] as const)('shows an admin each page on a %s, in %s colours', patience, async (screen, _theme) => {
      for (const { page } of admins) {
        await page.setViewportSize(screens[screen].size);
        await page.emulateMedia({ colorScheme: screens[screen].colorScheme });
      }
      const places = placesOf('admin', ids).filter(
        (_, index) => isWhole || isSlow || onScreen(index, screen),
      );
      expect(await visitAll(admins, places, (tab, place) => faultsOf(tab, place, screen))).toEqual([]);
      expect(admins.flatMap(({ hosts }) => [...hosts]).filter((host) => !ours.has(host))).toEqual([]);
    });

    it.skipIf(isSlow).each(['seller', 'support'] as const)(
      'shows %s their pages, and says which are not theirs',
      patience,
      async (role) => {
        const opened = await openFor(role);
        const faults = await visitAll(opened, placesOf(role, ids), async (tab, place) => {
          await goInside(tab, place);
          return [];
        });
        expect(faults).toEqual([]);
        const [hidden = ''] = hiddenFrom(role, ids);
        const [tab] = opened as [Tab];
        await tab.page.goto(base + hidden);
        await refused(tab).waitFor();
        expect(tab.complaints).toEqual([]);
        await tab.page.context().close();
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

/** Each second page is seen on a phone, and the others on a desk. */
const onScreen = (index: number, screen: Screen): boolean => (index % 2 === 0) === (screen === 'phone');

/** A page that jumps does so each time. A machine busy with other tests may paint one load in many steps. */
const loads = isSlow ? 1 : 3;

async function jumpsOf({ page, settled }: Pick<Tab, 'page' | 'settled'>, place: string): Promise<string[]> {
  const jumps: string[] = [];
  while (jumps.length < loads) {
    await page.goto(base + place);
    await settled();
    const { most, moved } = await shifted(page);
    if (most <= (isSlow ? 0.05 : 0.1)) return [];
    jumps.push(`shifts by ${most.toFixed(3)}: ${moved}`);
  }
  return jumps;
}

async function faultsOf({ page, settled }: Tab, place: string, screen: Screen): Promise<string[]> {
  const jumps = await jumpsOf({ page, settled }, place);
  if (isSlow) return jumps;
  const wide = await overflow(page);
  const found = await violations(page, 'everything');
  return [
    ...jumps,
    ...(screen === 'phone' && wide > 0 ? [`is ${wide} px too wide`] : []),
    ...found,
    ...(isWhole ? await inOtherTheme(page, screen) : []),
  ];
}

async function inOtherTheme(page: Page, screen: Screen): Promise<string[]> {
  const { colorScheme } = screens[screen];
  await page.emulateMedia({ colorScheme: otherTheme[colorScheme] });
  await page.evaluate(coloursSettled);
  const found = await violations(page, 'colours');
  await page.emulateMedia({ colorScheme });
  return found.map((line) => `${otherTheme[colorScheme]}: ${line}`);
}

const refused = ({ page }: Tab) =>
  page.getByRole('heading', { name: 'Your role does not include this page' });

/** Goes to a place as a link does, without loading the console again. */
async function goInside({ page, settled }: Tab, place: string): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(new URL(base).pathname + place)}); dispatchEvent(new PopStateEvent('popstate', { state: null }))`,
  );
  await settled();
}

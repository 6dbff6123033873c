import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inParallel } from '../../../lib/platform/in-parallel.ts';
import { hasChromium, openBrowser } from '../../../mobile-sdk/example/tools/browser.ts';
import { base, browserPort, built, newDesk, openAs } from './opened.ts';
import { type Ids, placesOf } from './places.ts';
import { sold } from './sold.ts';
import { type Answers, answerAs, type State, words } from './states.ts';
import type { Tab } from './tab.ts';

/** Pages that ask the API for nothing before the person does. Their other states are those of what is asked then. */
const asksNothing = /^\/(deals\/new|imports\/new|bookings|runbook|customers(\/cus_\w+)?)$/;

/** Each page is seen in one of the states, in turn. With STATES=all it is seen in all of them, which takes minutes. */
const isWhole = process.env.STATES === 'all';
const states: readonly State[] = ['loading', 'error', 'forbidden', 'empty'];

/** Tabs that visit pages side by side. They wait for a while in each state. */
const tabs = 4;
const patience = { timeout: 600_000 };

describe.skipIf(!hasChromium)(
  'the states of each page of the console (skipped without Chromium: apt-get install chromium)',
  () => {
    let browser: Browser;
    let ids: Ids;
    let open: Tab[];

    beforeAll(async () => {
      [browser, ids] = await Promise.all([openBrowser(browserPort), sold(), built()]);
      const context = await newDesk(browser);
      open = [];
      for (let n = 0; n < tabs; n++) {
        const tab = await openAs(context, 'admin', '/overview');
        await tab.settled();
        open.push(tab);
      }
    }, patience.timeout);
    afterAll(() => browser?.close());

    /** Visits every page in a state. @returns a line for each fault */
    const visitAll = async (state: State, faultsOf: (tab: Tab, answers: Answers) => Promise<string[]>) => {
      const places = placesOf('admin', ids)
        .filter((place) => !asksNothing.test(place))
        .filter((_, at) => isWhole || states[at % states.length] === state);
      const free = [...open];
      const visits = await inParallel(places, tabs, async (place) => {
        const tab = free.pop() as Tab;
        const before = tab.complaints.length;
        const answers = await answerAs(tab.page, state);
        try {
          await tab.page.goto(base + place);
          const faults = await faultsOf(tab, answers);
          const thrown = tab.complaints.slice(before).filter((line) => !isAboutRequest(line));
          return [...faults, ...thrown].map((fault) => `${place}: ${fault}`);
        } finally {
          await answers.end();
          free.push(tab);
        }
      });
      return visits.flatMap((visit) => (visit.status === 'fulfilled' ? visit.value : [String(visit.reason)]));
    };

    /** Waits until the page has these words. @returns a fault when it does not get them */
    const misses = async ({ page }: Tab, wanted: RegExp): Promise<string[]> => {
      const found = page.locator('#content').getByText(wanted).first();
      const isThere = await found.waitFor({ timeout: 60_000 }).then(
        () => true,
        () => false,
      );
      return isThere ? [] : [`does not say ${wanted}: ${await textOf(page)}`];
    };

    const textOf = async (page: Tab['page']) =>
      ((await page.locator('#content').textContent()) ?? '').replace(/\s+/g, ' ').slice(0, 160);

    /** A page has a title in any state. */
    const titles = async ({ page }: Tab): Promise<string[]> => {
      const count = await page.locator('#content h1').count();
      return count > 0 ? [] : [`has no title: ${await textOf(page)}`];
    };

    it('says that it loads, and then that there is no connection', patience, async () => {
      const faults = await visitAll('loading', async (tab, answers) => {
        const silent = await misses(tab, words.loading);
        await answers.cut();
        return [...silent, ...(await misses(tab, words.offline))];
      });
      expect(faults).toEqual([]);
    });

    it('says that it could not be loaded, under its title', patience, async () => {
      const faults = await visitAll('error', async (tab) => [
        ...(await misses(tab, words.error)),
        ...(await titles(tab)),
      ]);
      expect(faults).toEqual([]);
    });

    it('says that the role does not allow it', patience, async () => {
      const faults = await visitAll('forbidden', async (tab) => [
        ...(await misses(tab, words.forbidden)),
        ...(await titles(tab)),
      ]);
      expect(faults).toEqual([]);
    });

    it('says in each list that it is empty', patience, async () => {
      const faults = await visitAll('empty', async (tab) => {
        await tab.settled();
        const silent = await tab.page
          .locator('#content table')
          .evaluateAll(
            (tables) =>
              (tables as unknown as { textContent: string; tBodies: { textContent: string }[] }[]).filter(
                ({ tBodies }) => tBodies[0]?.textContent.trim() === '',
              ).length,
          );
        return [...(silent > 0 ? [`has ${silent} tables without a word`] : []), ...(await titles(tab))];
      });
      expect(faults).toEqual([]);
    });
  },
);

/** Chromium reports each refused request as an error. */
const isAboutRequest = (line: string) => /Failed to load resource|net::ERR/.test(line);

import type { Page, Route } from 'playwright-core';

/** The states of a page that the network decides. */
export type State = 'loading' | 'error' | 'forbidden' | 'empty';

/** The words that a state shows (console/src/text/en). */
export const words = {
  loading: /Loading/,
  offline: /You are offline/,
  error: /could not be loaded|did not work|Something went wrong on our side/,
  forbidden: /Your role does not (include|allow) this/,
} as const;

const problem = (status: number, code: string) => ({
  status,
  contentType: 'application/problem+json',
  // The SDK would repeat a request for 15 seconds. It does not wait for longer than that.
  headers: { 'access-control-allow-origin': '*', 'retry-after': '60' },
  body: JSON.stringify({
    ...{ type: `urn:stampede:problem:${code}`, title: 'A test', status, code },
    ...{ detail: 'A test answers this.', requestId: 'req-of-a-test' },
  }),
});

/** Answers the requests of a page to the API as a state needs it. */
export interface Answers {
  /** How many requests of the page were answered by the state. */
  count(): number;
  /** Cuts the connection: requests that wait fail, and the browser says that it is offline. */
  cut(): Promise<void>;
  /** Ends the state, so that open requests do not outlive it. */
  end(): Promise<void>;
}

/** The page has gone on, and the request with it. */
const ignored = () => {};

const api = '**/v1/admin/**';

export async function answerAs(page: Page, state: State): Promise<Answers> {
  let count = 0;
  let isOver = false;
  let isCut = false;
  const open: Route[] = [];
  const handler = async (route: Route) => {
    if (route.request().method() === 'OPTIONS') return route.fallback();
    if (isOver) return;
    count += 1;
    if (isCut) await route.abort('internetdisconnected').catch(ignored);
    else if (state === 'loading') open.push(route);
    else if (state === 'error') await route.fulfill(problem(500, 'internal')).catch(ignored);
    else if (state === 'forbidden') await route.fulfill(problem(403, 'forbidden')).catch(ignored);
    else await emptied(route).catch(ignored);
  };
  await page.route(api, handler);
  return {
    count: () => count,
    async cut() {
      isCut = true;
      await page.evaluate(
        "Object.defineProperty(navigator, 'onLine', { get: () => false }); dispatchEvent(new Event('offline'))",
      );
      await Promise.all(open.map((route) => route.abort('internetdisconnected').catch(ignored)));
    },
    async end() {
      isOver = true;
      await page.unroute(api, handler);
      await Promise.all(open.map((route) => route.abort('internetdisconnected').catch(() => {})));
    },
  };
}

/** Takes the items out of an answer that has some. Other answers stay. */
async function emptied(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = (await response.json().catch(() => undefined)) as { items?: unknown[] } | undefined;
  if (!Array.isArray(body?.items)) return route.fulfill({ response });
  return route.fulfill({ response, json: { ...body, items: [], nextCursor: null } });
}

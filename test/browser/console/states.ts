import type { Page, Route } from 'playwright-core';

/** The states of a page that the network decides. */
export const states = ['loading', 'offline', 'error', 'forbidden', 'empty'] as const;
export type State = (typeof states)[number];

/** The words that a state shows (console/src/text/en). */
export const words = {
  loading: /Loading/,
  offline: /You are offline/,
  error: /could not be loaded|did not work|Something went wrong on our side|–/,
  forbidden: /Your role does not (include|allow) this/,
} as const;

const problem = (status: number, code: string) => ({
  status,
  contentType: 'application/problem+json',
  headers: { 'access-control-allow-origin': '*' },
  body: JSON.stringify({
    ...{ type: `urn:stampede:problem:${code}`, title: 'A test', status, code },
    ...{ detail: 'A test answers this.', requestId: 'req-of-a-test' },
  }),
});

/** Answers the requests of a page to the API as a state needs it. */
export interface Answers {
  /** How many requests of the page were answered by the state. */
  count(): number;
  /** Ends the state, so that open requests do not outlive it. */
  end(): Promise<void>;
}

const api = '**/v1/admin/**';

export async function answerAs(page: Page, state: State): Promise<Answers> {
  let count = 0;
  const open: Route[] = [];
  const handler = async (route: Route) => {
    if (route.request().method() === 'OPTIONS') return route.fallback();
    count += 1;
    if (state === 'loading' || state === 'offline') open.push(route);
    else if (state === 'error') await route.fulfill(problem(500, 'internal'));
    else if (state === 'forbidden') await route.fulfill(problem(403, 'forbidden'));
    else await emptied(route, () => (count -= 1));
  };
  await page.route(api, handler);
  return {
    count: () => count,
    async end() {
      await page.unroute(api, handler);
      await Promise.all(open.map((route) => route.abort('internetdisconnected').catch(() => {})));
    },
  };
}

/** Takes the items out of an answer that has some. Other answers stay. */
async function emptied(route: Route, onOther: () => void): Promise<void> {
  const response = await route.fetch().catch(() => undefined);
  if (!response) return route.abort().catch(() => {});
  const body = (await response.json().catch(() => undefined)) as { items?: unknown[] } | undefined;
  if (!Array.isArray(body?.items)) {
    onOther();
    return route.fulfill({ response });
  }
  return route.fulfill({ response, json: { ...body, items: [], nextCursor: null } });
}

import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Findings inside Cloudscape that only Cloudscape can mend, by rule and selector. Each is in its navigation. */
const known: Readonly<Record<string, string>> = {
  'aria-hidden-focus': '[class*=awsui_navigation]',
  'aria-allowed-attr': 'nav[class*=awsui_mobile-toolbar-nav]',
};

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa'];
/** The rules that colours decide. They are all that differs between light and dark. */
const colours = ['color-contrast', 'link-in-text-block'];

/**
 * Looks for violations of WCAG 2.1 AA.
 * @returns a line for each: rule, selector, what is wrong
 */
export async function violations(page: Page, what: 'everything' | 'colours'): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${axe.source} }`);
  const options: axe.RunOptions = {
    runOnly: what === 'everything' ? { type: 'tag', values: tags } : { type: 'rule', values: colours },
    resultTypes: ['violations'],
  };
  // Code for the browser is text: the compiler of tests knows no document.
  return page.evaluate(`(async () => {
    const known = ${JSON.stringify(known)};
    const { violations } = await axe.run(document, ${JSON.stringify(options)});
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ target: [selector] }) => {
          const element = typeof selector === 'string' ? document.querySelector(selector) : null;
          return !(known[id] && element?.matches(known[id]));
        })
        .map(({ target, html, failureSummary }) => id + ' ' + target + ': ' + failureSummary + ' ' + html.slice(0, 200)),
    );
  })()`);
}

/**
 * Notes how far the layout shifts from the load on, as the metric defines it: the largest sum of a session. A session has
 * gaps below a second and lasts at most five seconds (web.dev/articles/cls). It goes into the context before its pages.
 */
export const noteShifts = `
  window.shifted = { most: 0, moved: '' };
  let session = { from: 0, last: 0, sum: 0, moved: [] };
  const nameOf = ({ node }) => {
    const element = node?.nodeType === 1 ? node : node?.parentElement;
    return element ? element.tagName.toLowerCase() + ' "' + element.textContent.trim().slice(0, 40) + '"' : 'something';
  };
  const wayOf = ({ previousRect: { x, y }, currentRect: to }) => [x, y].map(Math.round) + ' to ' + [to.x, to.y].map(Math.round);
  new PerformanceObserver((list) => {
    for (const { value, startTime, hadRecentInput, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      const isSame = startTime - session.last < 1000 && startTime - session.from < 5000;
      if (!isSame) session = { from: startTime, last: startTime, sum: 0, moved: [] };
      session.last = startTime;
      session.sum += value;
      if (value > 0.01) session.moved.push(...sources.slice(0, 2).map((each) => nameOf(each) + ' from ' + wayOf(each)));
      if (session.sum > window.shifted.most) window.shifted = { most: session.sum, moved: session.moved.join(', ') };
    }
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** The layout's largest shift since the load. Above 0.1 people mind. */
export interface Shifted {
  readonly most: number;
  /** Elements that moved, and from where to where. */
  readonly moved: string;
}

export const shifted = (page: Page): Promise<Shifted> => page.evaluate('window.shifted');

/** Returns how many pixels the page is wider than the screen. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

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

/** Adds up the shifts of the layout from the load on. It goes into the context before its pages. */
export const noteShifts = `
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** Returns the sum of the layout's shifts since the load. Above 0.1 people mind (web.dev/cls). */
export const shifts = (page: Page): Promise<number> => page.evaluate('window.shifts');

/** Returns how many pixels the page is wider than the screen. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

import type { BrowserContext, Page } from 'playwright-core';

/** A tab with the console, and what went wrong in it. */
export interface Tab {
  readonly page: Page;
  /** Errors in the console, violations of the content policy, and exceptions that nobody caught. */
  readonly complaints: string[];
  /** The hosts that the tab sent requests to. */
  readonly hosts: ReadonlySet<string>;
  /** Waits until the page has its title and has asked for nothing for a while. */
  settled(): Promise<void>;
}

/** Chromium reports each 404 as an error. These say that a day has no report, a booking no payment, a stock no check yet. */
const isAnswered = (url: string, text: string) =>
  /\/v1\/admin\/(ledger\/reports\/[\d-]+|bookings\/\w+\/(payment|ledger-comparison)|deals\/\w+\/stock-check)$/.test(
    url,
  ) && text.includes('404');

/** A page is settled when it asked for nothing for so long. */
const quietMs = 150;

export async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const complaints: string[] = [];
  const hosts = new Set<string>();
  let open = 0;
  let lastAt = 0;
  const note = (change: number) => () => {
    open = Math.max(0, open + change);
    lastAt = performance.now();
  };
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('request', note(1));
  page.on('requestfinished', note(-1));
  page.on('requestfailed', note(-1));
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) open = 0;
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isAnswered(message.location().url, message.text()))
      complaints.push(`${page.url()}: ${message.text()} ${message.location().url}`);
  });
  return {
    ...{ page, complaints, hosts },
    async settled() {
      // A page that does not load has an alert in the place of its title.
      await page.locator('h1, [class*=awsui_alert]').first().waitFor();
      const deadline = performance.now() + 15_000;
      while ((open > 0 || performance.now() - lastAt < quietMs) && performance.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 25));
      await page.evaluate('new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))');
    },
  };
}

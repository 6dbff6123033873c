import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { consoleSizes } from '../../console/sizes.ts';
import { runProgram, wholeNumber } from '../../lib/platform/command-line.ts';
import { runningAccount } from '../../local/cognito/running-account.ts';
import { signIn } from '../../local/cognito/sign-in.ts';
import { hasChromium, openBrowser } from '../../mobile-sdk/example/tools/browser.ts';
import { mustRun } from '../../mobile-sdk/example/tools/running.ts';
import { openSignedIn } from '../browser/console/sign-in.ts';
import { median, ratio } from './against/statistics.ts';
import { serveBarePage } from './console/bare-page.ts';

const usage = `Usage: npm run console:bench -- [options]

Holds the console against a bare page of Cloudscape, an AppLayout with a Table, that is built the same way: the bytes of
its first load, and the time from the return of the sign-in to a filled list of deals. It uses the cloud that npm start
runs, and Chromium.

  --runs N     how often both are loaded, in turn, each time by a browser without a cache (7)
  --state DIR  folder of the local cloud (.local)
  --help       this text

Exit code 1 when the console takes over 1.2 times the bytes or 1.3 times the time.`;

const bars = { bytes: 1.2, time: 1.3 };

/** Notes when the table has rows, in milliseconds since the document was asked for. */
const noteFilled = `
  new MutationObserver((_, observer) => {
    if (document.querySelectorAll('tbody tr').length < 20) return;
    window.filledAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
`;

const untilFilled = `
  new Promise((resolve) => {
    const look = () => (window.filledAt ? resolve(window.filledAt) : setTimeout(look, 20));
    look();
  })
`;

/** Loads a page in a new context. @returns milliseconds until its table was filled */
async function timeOf(browser: Browser, open: (page: Page) => Promise<unknown>) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  await context.addInitScript(noteFilled);
  const page = await context.newPage();
  await open(page);
  const time = await page.evaluate<number>(untilFilled);
  await context.close();
  return time;
}

await runProgram(usage, async () => {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '7' }, state: { type: 'string', default: '.local' } },
  });
  const runs = wholeNumber('runs', values.runs, 1, 100);
  if (!hasChromium) throw new Error('There is no Chromium: apt-get install chromium, or set CHROMIUM.');
  const { apiUrl } = mustRun(values.state);
  const { account, cognito } = runningAccount({ as: 'admin', state: values.state });
  const token = await signIn(cognito, account);
  const listed = await fetch(`${apiUrl}/v1/admin/deals?limit=50`, {
    headers: { authorization: `Bearer ${token}` },
  });
  process.env.NODE_ENV = 'production';
  const bare = await serveBarePage(await listed.text());
  const { initial } = await consoleSizes();
  const { port } = new URL(apiUrl);
  const browser = await openBrowser(Number(port));
  const times: Record<'bare' | 'console', number[]> = { bare: [], console: [] };
  try {
    for (let run = 0; run <= runs; run++) {
      const bareMs = await timeOf(browser, (page) => page.goto(bare.url));
      const consoleMs = await timeOf(browser, (page) =>
        openSignedIn(page, `http://localhost:${port}/console/deals`, account),
      );
      console.log(`run ${run}: bare ${bareMs.toFixed(0)} ms, console ${consoleMs.toFixed(0)} ms`);
      // The first one starts functions and compiles the browser's own code.
      if (run > 0) {
        times.bare.push(bareMs);
        times.console.push(consoleMs);
      }
    }
  } finally {
    await Promise.all([browser.close(), bare.close()]);
  }
  const rows = [
    {
      what: 'JavaScript of the first load, gzipped bytes',
      bare: bare.bytes,
      console: initial,
      bar: bars.bytes,
    },
    {
      what: 'from the return of the sign-in to a filled list, ms (median)',
      bare: median(times.bare),
      console: median(times.console),
      bar: bars.time,
    },
  ];
  const judged = rows.map((row) => ({ ...row, ratio: ratio(row.bare, row.console) ?? Number.NaN }));
  for (const { what, ratio: times, bar, ...row } of judged)
    console.log(
      `${what}: bare ${row.bare.toFixed(0)}, console ${row.console.toFixed(0)}, ratio ${times.toFixed(2)} (at most ${bar})${times > bar ? ' MISSED' : ''}`,
    );
  return judged.some(({ ratio: times, bar }) => !(times <= bar)) ? 1 : 0;
});

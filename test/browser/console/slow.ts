import type { BrowserContext, Page } from 'playwright-core';

/** With PAGES=slow the processor is a quarter as fast, and each answer and each file comes late by chance. */
export const isSlow = process.env.PAGES === 'slow';

const slowdown = 4;
const latestMs = { answer: 800, file: 250 };

/** Makes a tab slow, to see what moves when the parts of a page come one after another. */
export async function slowDown(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.route(/\/v1\/|\/assets\//, async (route) => {
    const latest = route.request().url().includes('/assets/') ? latestMs.file : latestMs.answer;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * latest));
    // The page may have gone on.
    await route.continue().catch(() => {});
  });
}

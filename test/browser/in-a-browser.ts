import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { hasChromium, openBrowser } from '../../mobile-sdk/example/tools/browser.ts';
import { serveBuilt } from '../../mobile-sdk/example/tools/built-app.ts';
import { phone, places } from './phone.ts';

/** Serves the sample app and opens a browser for the tests around it. @returns a new phone in somebody's hand */
export function inABrowser() {
  let app: Awaited<ReturnType<typeof serveBuilt>>;
  let browser: Browser;
  beforeAll(async () => {
    if (!hasChromium) return;
    app = await serveBuilt(places);
    browser = await openBrowser(app.port);
  });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });
  return async () => phone(await browser.newContext({ locale: 'en-GB' }));
}

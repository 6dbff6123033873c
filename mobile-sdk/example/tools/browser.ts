import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The path of Debian's Chromium, or of another one. */
export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const hasChromium = existsSync(chromiumPath);

/**
 * Opens a browser that maps `http://localhost:5173`, the origin that the local API allows, to a server on any port. Two
 * of them may run in parallel.
 */
export const openBrowser = (port: number): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: [
      // It runs as root in a container, and opens only our own pages.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      // It sends no requests of its own.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=MAP localhost 127.0.0.1:${port}`,
    ],
  });

export const origin = 'http://localhost:5173';

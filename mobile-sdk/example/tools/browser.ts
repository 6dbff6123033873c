import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's, or another one. */
export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const hasChromium = existsSync(chromiumPath);

/**
 * Opens a browser for which `http://localhost:5173`, the origin that the local API answers, is a server of ours on any
 * port: two of them may run at once.
 */
export const openBrowser = (port: number): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: [
      // It runs as root in a container, on pages that are all our own.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      // It asks nobody for anything by itself.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=MAP localhost 127.0.0.1:${port}`,
    ],
  });

export const origin = 'http://localhost:5173';

import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** The path of Debian's Chromium, or of another one. */
export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const hasChromium = existsSync(chromiumPath);

/**
 * Opens a browser that maps `http://localhost:5173`, the origin that the local API allows, to a server on any port. Two
 * of them may run in parallel.
 */
export async function openBrowser(port: number): Promise<Browser> {
  // It takes half a second, which `--help` of a program does without.
  const { chromium } = await import('playwright-core');
  return chromium.launch({
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
}

export const origin = 'http://localhost:5173';

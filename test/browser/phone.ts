import type { BrowserContext, Page } from 'playwright-core';
import { origin } from '../../mobile-sdk/example/tools/browser.ts';
import { cloud } from '../integration/api/cloud.ts';

/** A phone in somebody's hand, and what went wrong on it. */
export interface Phone {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors in the console, and what nobody caught. */
  readonly complaints: string[];
  /** What came over the socket. */
  readonly heard: string[];
  /** How often the page was loaded. */
  loads(): number;
}

export async function phone(context: BrowserContext): Promise<Phone> {
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const complaints: string[] = [];
  const heard: string[] = [];
  let loads = 0;
  page.on('load', () => loads++);
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  return { context, page, complaints, heard, loads: () => loads };
}

/** Opens the app at one of its paths. */
export const open = ({ page }: Phone, path: string) => page.goto(`${origin}/#${path}`);

/** Where the app finds the shared cloud. */
export const places = () => {
  const { apiUrl, outputs, stripeUrl } = cloud;
  return { apiUrl, stripeUrl, liveUrl: outputs.LiveUrl };
};

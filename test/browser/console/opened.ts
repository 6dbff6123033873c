import type { Browser, BrowserContext } from 'playwright-core';
import type { StaffRole } from '../../../lib/contract/operation.ts';
import type { SignInAccount } from '../../../local/cognito/demo-accounts.ts';
import { cloud } from '../../integration/api/cloud.ts';
import { openSignedIn } from './sign-in.ts';
import { openTab, type Tab } from './tab.ts';

const { port } = new URL(cloud.apiUrl);
/** The console's address. The staff pool knows it by this name and port. */
export const base = `http://localhost:${port}/console`;
export const browserPort = Number(port);

/** A machine that is busy with other tests takes ten times as long. */
export const patience = { timeout: 300_000 };

/** Waits until the console is built. The first request builds it. */
export async function built(): Promise<void> {
  for (;;) {
    const { status } = await fetch(`${base.replace('localhost', '127.0.0.1')}/`);
    if (status === 200) return;
    if (status !== 503) throw new Error('The console does not build');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** @throws Error when the local cloud has no such account */
export function demoAccount(role: StaffRole): SignInAccount {
  const account = cloud.accounts.find((each) => each.role === role);
  if (!account) throw new Error(`No demo account for ${role}`);
  return account;
}

/** A person at a desk, in a browser of their own. */
export const newDesk = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ locale: 'en-GB', colorScheme: 'light', viewport: { width: 1440, height: 900 } });

/** Opens a path of the console in a new tab, and signs in on the way. */
export async function openAs(context: BrowserContext, role: StaffRole, path: string): Promise<Tab> {
  const tab = await openTab(context);
  await openSignedIn(tab.page, base + path, demoAccount(role));
  return tab;
}

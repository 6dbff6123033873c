import type { Auth, SignInOptions } from '@stampede/mobile-sdk/admin';
import type { Tabs } from './tabs.ts';

/** The state of the sign-in that runs in a window of its own. */
const key = 'stampede.console.sign-in-window';

const stateIn = (href: string): string | null => new URL(href).searchParams.get('state');

/**
 * Signs in in a window of its own, so that the page stays as it is. Call it from a click, or the browser blocks the
 * window.
 * @returns whether the sign-in succeeded, or `blocked`
 */
export async function signInWindow(
  auth: Auth,
  tabs: Tabs,
  how: SignInOptions,
  signal: AbortSignal,
): Promise<boolean | 'blocked'> {
  const opened = window.open('about:blank', 'stampede-sign-in', 'popup,width=480,height=760');
  if (!opened) return 'blocked';
  const url = await auth.signInUrl(how);
  const state = stateIn(url);
  localStorage.setItem(key, String(state));
  const href = await new Promise<string | undefined>((resolve) => {
    const end = tabs.listen((message) => {
      if (message.type !== 'signed-in' || stateIn(message.href) !== state) return;
      end();
      resolve(message.href);
    });
    signal.addEventListener('abort', () => {
      end();
      resolve(undefined);
    });
    opened.location.href = url;
  });
  if (!href) return false;
  await auth.complete(href);
  return true;
}

/** Hands the address to the tab that opened this window. @returns false when this is no such window */
export function isSignInWindow(href: string, tabs: Tabs): boolean {
  const state = stateIn(href);
  if (!state || localStorage.getItem(key) !== state) return false;
  localStorage.removeItem(key);
  tabs.tell({ type: 'signed-in', href });
  return true;
}

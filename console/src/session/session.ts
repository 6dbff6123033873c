import { type AdminClient, type Auth, createAdminClient, createAuth } from '@stampede/mobile-sdk/admin';
import type { ConsoleConfig } from '../console-config.ts';
import { forgetDrafts } from './drafts.ts';
import { forgetIdToken, keptIdToken, notingIdTokens } from './id-token.ts';
import { type Me, meOf } from './me.ts';
import { createNeeds, type Needs } from './need.ts';
import { keepPlace, keptPlace, takePlace } from './return-to.ts';
import { signInWindow } from './sign-in-window.ts';
import { type Tabs, tabsOf } from './tabs.ts';

export { type Me, meOf, type StaffRole } from './me.ts';

/** Everything that the pages need to talk to the API as the person who is signed in. */
export interface Session {
  readonly client: AdminClient;
  readonly auth: Auth;
  /** The question to sign in again, when there is one. */
  readonly needs: Needs;
  readonly tabs: Tabs;
  /** Returns the person and their roles, by the last token. It is the same object until they change. */
  me(): Me;
  /** Calls back when the person's name or roles change. @returns a function that ends it */
  onMe(listener: () => void): () => void;
  /**
   * Reads the person from the token in storage. Resolves with whether somebody is signed in.
   * @throws StampedeError when the token must be refreshed and the pool does not answer
   */
  look(): Promise<boolean>;
  /** Opens the sign-in page, and comes back to where the person was. */
  signIn(how?: { readonly prompt?: 'login' }): Promise<never>;
  /**
   * Signs in in a window beside the page, which answers the open question. Call it from a click.
   * @returns false when the browser blocks the window, so that only `signIn` is left
   */
  signInBeside(): Promise<boolean>;
  /** Ends the session here, in the other tabs, and at Cognito. Forgets drafts. */
  signOut(): Promise<void>;
}

const base = import.meta.env.BASE_URL;
export const signedInPath = `${base}signed-in`;

/** The SDK repeats what fails for so long. People at a desk would rather try again themselves. */
const patienceMs = 15_000;

const nobody: Me = { id: '', name: '', roles: [] };

export interface SessionOptions {
  /** Leaves the page. */
  readonly goTo?: (address: string) => void;
  /** Called when a request has been sent. */
  readonly onSent?: () => void;
}

export function createSession(
  { apiUrl, staff }: ConsoleConfig,
  { goTo = (address) => location.assign(address), onSent }: SessionOptions = {},
): Session {
  const { issuer, clientId } = staff;
  const redirectUri = location.origin + signedInPath;
  const needs = createNeeds();
  const tabs = tabsOf('stampede.console');
  const client = createAdminClient({
    baseUrl: new URL(apiUrl, location.origin).href,
    storage: localStorage,
    secureStorage: sessionStorage,
    auth: { issuer, clientId, redirectUri },
    app: 'console/1',
    timeoutMs: patienceMs,
    fetch: notingIdTokens(
      (url, init) => {
        const answer = fetch(url, init);
        onSent?.();
        return answer;
      },
      issuer,
      () => void look().catch(() => {}),
    ),
    signIn: () => needs.ask('old'),
  });
  const auth = createAuth(client.core);
  const listeners = new Set<() => void>();
  let me = nobody;
  let isLeaving = false;
  let attempt: AbortController | undefined;

  async function look(): Promise<boolean> {
    const token = await auth.token();
    if (!token) return false;
    const next = meOf(token, keptIdToken());
    if (me.id && next.id !== me.id) {
      // The pages on the screen are those of another person.
      isLeaving = true;
      goTo(base);
      return true;
    }
    if (JSON.stringify(next) !== JSON.stringify(me)) {
      me = next;
      for (const listener of listeners) listener();
    }
    return true;
  }

  const forget = () => {
    isLeaving = true;
    forgetIdToken();
    forgetDrafts(sessionStorage, localStorage);
    return auth.signOut();
  };

  auth.onChange(async () => {
    if (!isLeaving && me.id && (await auth.who()) !== 'customer') void needs.ask('ended');
  });
  tabs.listen(({ type }) => {
    if (type !== 'signed-out' || isLeaving || !me.id) return;
    void forget().finally(() => {
      isLeaving = false;
      void needs.ask('elsewhere');
    });
  });

  return {
    ...{ client, auth, needs, tabs, look },
    me: () => me,
    onMe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async signIn(how = {}) {
      isLeaving = true;
      keepPlace(base);
      goTo(await auth.signInUrl(how));
      return new Promise<never>(() => {});
    },
    async signInBeside() {
      attempt?.abort();
      attempt = new AbortController();
      const how = needs.current() === 'old' ? ({ prompt: 'login' } as const) : {};
      const result = await signInWindow(auth, tabs, how, attempt.signal);
      if (result === 'blocked') return false;
      if (result && (await look())) needs.answer(true);
      return true;
    },
    async signOut() {
      await forget();
      tabs.tell({ type: 'signed-out' });
      const query = new URLSearchParams({ client_id: clientId, logout_uri: redirectUri });
      goTo(`${issuer.replace(/\/$/, '')}/logout?${query}`);
    },
  };
}

/** Returns where the person will be: here, or where they were before they signed in. */
export const placeToCome = (): string =>
  location.pathname === signedInPath ? keptPlace(base) : location.pathname;

/**
 * Ends a sign-in when the page returned from it, and goes back to where the person was.
 * @throws SignedOutError when the page reports a refusal
 */
export async function completeSignIn({ auth }: Session): Promise<void> {
  if (location.pathname !== signedInPath) return;
  const { searchParams } = new URL(location.href);
  // Signing out returns here without a code.
  if (searchParams.has('code') || searchParams.has('error'))
    await auth.complete(location.href).catch(async (error: unknown) => {
      // The address of an earlier sign-in, from the history: the person is signed in all the same.
      if (!(await auth.token())) throw error;
    });
  history.replaceState(undefined, '', takePlace(base));
}

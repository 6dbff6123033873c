import { type AdminClient, type Auth, createAdminClient, createAuth } from '@stampede/mobile-sdk/admin';
import type { ConsoleConfig } from '../console-config.ts';

/** A member of staff, as their token says. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
}

export type StaffRole = 'admin' | 'support' | 'seller';

/** Everything that the pages need to talk to the API as the person who is signed in. */
export interface Session {
  readonly client: AdminClient;
  readonly auth: Auth;
  /** Opens the sign-in page, and comes back to where the person was. */
  signIn(how?: { readonly prompt?: 'login' }): Promise<never>;
  signOut(): Promise<void>;
}

const returnKey = 'stampede.console.return-to';
const signedInPath = `${import.meta.env.BASE_URL}signed-in`;

export function createSession(config: ConsoleConfig): Session {
  const client = createAdminClient({
    baseUrl: new URL(config.apiUrl, location.origin).href,
    storage: localStorage,
    secureStorage: sessionStorage,
    auth: {
      issuer: config.staff.issuer,
      clientId: config.staff.clientId,
      redirectUri: location.origin + signedInPath,
    },
    app: 'console/1',
  });
  const auth = createAuth(client.core);
  return {
    client,
    auth,
    async signIn(how = {}) {
      sessionStorage.setItem(returnKey, location.pathname + location.search + location.hash);
      location.assign(await auth.signInUrl(how));
      return new Promise<never>(() => {});
    },
    async signOut() {
      await auth.signOut();
      location.assign(import.meta.env.BASE_URL);
    },
  };
}

/**
 * Ends a sign-in when the page returned from it, and goes back to where the person was.
 * @throws SignedOutError when the sign-in was refused or not begun here
 */
export async function completeSignIn({ auth }: Session): Promise<void> {
  if (location.pathname !== signedInPath) return;
  await auth.complete(location.href);
  const place = sessionStorage.getItem(returnKey) ?? import.meta.env.BASE_URL;
  sessionStorage.removeItem(returnKey);
  // Only a path of this origin: the storage could hold anything.
  history.replaceState(
    undefined,
    '',
    place.startsWith(import.meta.env.BASE_URL) ? place : import.meta.env.BASE_URL,
  );
}

/** Returns the person of the access token. It only decides what is shown; the API decides what is allowed. */
export function meOf(token: string): Me {
  const [, payload = ''] = token.split('.');
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
    sign.charCodeAt(0),
  );
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  const groups = Array.isArray(claims['cognito:groups']) ? (claims['cognito:groups'] as string[]) : [];
  return {
    id: String(claims.sub ?? ''),
    name: String(claims.username ?? ''),
    roles: (['admin', 'support', 'seller'] as const).filter((role) => groups.includes(role)),
  };
}

import { base64url } from '../core/base64url.ts';
import type { Core } from '../core/create-core.ts';
import { SignedOutError } from '../core/errors.ts';
import { hostedPage, type Who } from '../core/session.ts';
import { askTokens } from '../core/token-endpoint.ts';
import { formOf, rootOf } from '../core/url.ts';
import { getProfile, signOutEverywhere } from '../generated/operations.ts';
import { sha256 } from './sha256.ts';

export interface SignInOptions {
  /** Straight to that provider, as in `Google` or `SignInWithApple`. */
  readonly provider?: string;
  /** `login` asks for the password again: after RecentSignInRequiredError. */
  readonly prompt?: 'login';
}

export interface Auth {
  /** The address of the hosted page, to be opened in the system's browser. What `complete` needs is kept until then. */
  signInUrl(options?: SignInOptions): Promise<string>;
  /**
   * Ends the sign-in with the address that the page came back to. A guest becomes a customer: their orders stay
   * reachable with `{ as: 'guest' }`, and are in the customer's list once the address is the same and proven.
   * @throws SignedOutError when the page says no, or it is not the sign-in that was begun here
   */
  complete(callbackUrl: string): Promise<void>;
  /** Who an order would be placed by now. */
  who(): Promise<Who>;
  /** The customer's access token, refreshed when it is about to end; undefined for guests. */
  token(): Promise<string | undefined>;
  /** Forgets the customer, here or on all devices; with `guest`, also the guest that this device was. */
  signOut(options?: { readonly everywhere?: boolean; readonly guest?: boolean }): Promise<void>;
  /**
   * Called when somebody else is here: signed in, signed out, or another person. Where the app signs people in by itself
   * or in another window, it is noticed with the next request, or at once by asking `who()`. @returns what ends it
   */
  onChange(listener: () => void): () => void;
}

interface Begun {
  readonly verifier: string;
  readonly state: string;
}

/** Windows may each begin a sign-in. */
const mostBegun = 5;

/** Code and PKCE on the hosted page. @see docs/sign-in.md, RFC 7636, RFC 8252 */
export function createAuth(core: Core): Auth {
  const { session, store, options, platform } = core;
  const begun = store.kept<readonly Begun[]>('sign-in', [], true);
  const secret = () => {
    if (!platform.randomBytes) throw new TypeError('There is no crypto: give randomBytes');
    return base64url(platform.randomBytes(32));
  };
  return {
    async signInUrl({ provider, prompt } = {}) {
      const { issuer, clientId, redirectUri, scope = 'openid email profile' } = hostedPage(options);
      const mine: Begun = { verifier: secret(), state: secret() };
      await begun.change((all) => [...all, mine].slice(-mostBegun));
      return `${rootOf(issuer)}/oauth2/authorize?${formOf({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope,
        state: mine.state,
        code_challenge_method: 'S256',
        code_challenge: base64url(sha256(mine.verifier)),
        identity_provider: provider,
        prompt,
      })}`;
    },
    async complete(callbackUrl) {
      const page = hostedPage(options);
      const field = (name: string) => {
        const [, value = ''] = new RegExp(`[?&]${name}=([^&#]*)`).exec(callbackUrl) ?? [];
        return decodeURIComponent(value.replace(/\+/g, ' '));
      };
      const mine = (await begun.read()).find(({ state }) => state === field('state'));
      if (!mine) throw new SignedOutError('Another sign-in began here');
      await begun.change((all) => all.filter(({ state }) => state !== mine.state));
      const code = field('code');
      if (!code) throw new SignedOutError(`Refused: ${field('error')}`);
      await session.signedIn(
        await askTokens(core, page, {
          grant_type: 'authorization_code',
          code,
          redirect_uri: page.redirectUri,
          code_verifier: mine.verifier,
        }),
      );
    },
    who: async () => (await session.who()).kind,
    token: async () =>
      (await session.who()).kind === 'customer' ? (await session.tokenFor(getProfile, {}))?.token : undefined,
    async signOut({ everywhere, guest = false } = {}) {
      if (everywhere) await core.call(signOutEverywhere, {});
      const token = await session.forget({ guest });
      if (!token || everywhere) return;
      // It is forgotten here in any case; without an answer it dies by itself.
      await askTokens(core, hostedPage(options), { token }, 'revoke').catch(() => {});
    },
    onChange: session.onChange,
  };
}

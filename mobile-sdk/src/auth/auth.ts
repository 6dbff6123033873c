import { base64url } from '../core/base64url.ts';
import type { Core } from '../core/create-core.ts';
import { SignedOutError } from '../core/errors.ts';
import { hostedPage, type Who } from '../core/session.ts';
import { askTokens } from '../core/token-endpoint.ts';
import { formOf, rootOf } from '../core/url.ts';
import { getProfile, signOutEverywhere } from '../generated/operations.ts';
import { sha256 } from './sha256.ts';

export interface SignInOptions {
  /** Goes straight to that provider, as in `Google` or `SignInWithApple`. */
  readonly provider?: string;
  /** `login` asks for the password again, after RecentSignInRequiredError. */
  readonly prompt?: 'login';
}

export interface Auth {
  /** Returns the address of the hosted page, to open in the system's browser. The data for `complete` is kept until then. */
  signInUrl(options?: SignInOptions): Promise<string>;
  /**
   * Ends the sign-in with the address that the page returned to. A guest becomes a customer. The guest's orders stay
   * reachable with `{ as: 'guest' }`. They are in the customer's list once the address is the same and verified.
   * @throws SignedOutError when the page reports an error, or when this client did not begin the sign-in
   */
  complete(callbackUrl: string): Promise<void>;
  /** Returns the person or guest who would place an order now. */
  who(): Promise<Who>;
  /** Returns the customer's access token, refreshed shortly before its end. Undefined for guests. */
  token(): Promise<string | undefined>;
  /** Forgets the customer, here or on all devices. With `guest`, also the device's guest. */
  signOut(options?: { readonly everywhere?: boolean; readonly guest?: boolean }): Promise<void>;
  /**
   * Called when the person changes: signed in, signed out, or another person. Where the app signs people in by itself
   * or in another window, the SDK notices with the next request, or at once with `who()`. @returns a function that ends
   * it
   */
  onChange(listener: () => void): () => void;
}

interface Begun {
  readonly verifier: string;
  readonly state: string;
}

/** Several windows may each begin a sign-in. */
const mostBegun = 5;

/** Code and PKCE on the hosted page. @see docs/sign-in.md, RFC 7636, RFC 8252 */
export function createAuth(core: Core): Auth {
  const { session, store, options, platform } = core;
  const begun = store.kept<readonly Begun[]>('sign-in', [], true);
  const secret = () => {
    if (!platform.randomBytes) throw new TypeError('This platform has no crypto: set randomBytes');
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
      if (!mine) throw new SignedOutError('Another sign-in began. Start again');
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
      // The device forgets the token in any case. Without an answer it expires by itself.
      await askTokens(core, hostedPage(options), { token }, 'revoke').catch(() => {});
    },
    onChange: session.onChange,
  };
}

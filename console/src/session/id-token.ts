import type { CoreOptions } from '@stampede/mobile-sdk/admin';

type Fetch = NonNullable<CoreOptions['fetch']>;

const key = 'stampede.console.id-token';

/** The last id token in this tab. The SDK keeps none, as the API takes none; it only names the person. */
export const keptIdToken = (): string | undefined => sessionStorage.getItem(key) ?? undefined;
export const forgetIdToken = (): void => sessionStorage.removeItem(key);

/**
 * Returns a fetch that keeps the id token of each answer of the token endpoint, and tells of new tokens.
 * @param issuer the address of the hosted page
 */
export function notingIdTokens(fetch: Fetch, issuer: string, onTokens: () => void): Fetch {
  const endpoint = `${issuer.replace(/\/$/, '')}/oauth2/token`;
  return async (url, init) => {
    const response = await fetch(url, init);
    if (url !== endpoint || response.status !== 200) return response;
    const text = await response.text();
    const token = idTokenIn(text);
    if (token) sessionStorage.setItem(key, token);
    // The SDK stores the tokens of this answer first.
    setTimeout(onTokens);
    return { status: response.status, headers: response.headers, text: async () => text };
  };
}

function idTokenIn(text: string): string | undefined {
  try {
    const { id_token: token } = JSON.parse(text) as { readonly id_token?: unknown };
    return typeof token === 'string' ? token : undefined;
  } catch {
    return undefined;
  }
}

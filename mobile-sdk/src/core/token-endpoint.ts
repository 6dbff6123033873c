import { NetworkError, toApiError } from './errors.ts';
import { parsed } from './json.ts';
import { limited } from './limited.ts';
import type { HostedPage } from './options.ts';
import type { Platform } from './platform.ts';
import { formOf, rootOf } from './url.ts';

/** @see RFC 6749, 5.1 */
export interface OAuthTokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  /** Seconds. */
  readonly expires_in: number;
}

/**
 * Asks the pool for tokens, or with `path` to revoke one.
 * @throws ApiError when it refuses, with the pool's error as the code of its problem. `foreign` when the answer is not the pool's
 */
export async function askTokens(
  { platform }: { readonly platform: Platform },
  { issuer, clientId }: HostedPage,
  fields: Readonly<Record<string, string>>,
  path = 'token',
): Promise<OAuthTokens> {
  const asking = platform
    .fetch(`${rootOf(issuer)}/oauth2/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: formOf({ client_id: clientId, ...fields }),
    })
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch((error) => {
      throw new NetworkError(error);
    });
  const { status, text } = await limited(platform, asking, 10_000);
  const answer = Object(parsed(text)) as Partial<OAuthTokens> & { readonly error?: string };
  if (status < 400 && (answer.access_token || path !== 'token')) return answer as OAuthTokens;
  const refusal = toApiError({ code: answer.error, title: `Sign-in: ${text.slice(0, 200)}` }, status);
  throw Object.assign(refusal, { foreign: !answer.error });
}

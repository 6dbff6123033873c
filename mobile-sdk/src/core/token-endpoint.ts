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

/** Asks the pool for tokens, or with `path` to revoke one. @throws ApiError whose status is 400 when it refuses */
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
  if (status >= 400) throw toApiError({ title: `Sign-in: ${text.slice(0, 200)}` }, status);
  return parsed(text) as OAuthTokens;
}

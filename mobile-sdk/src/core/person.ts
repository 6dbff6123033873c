import { fromBase64url } from './base64url.ts';
import { SignedOutError } from './errors.ts';
import { parsed } from './json.ts';

/**
 * Returns the person of an access token, from `sub` and `iss` (the pool). Two sign-ins of one person have the same id.
 * @throws SignedOutError when the token has no such claims
 */
export function personOf(token: string): string {
  const { iss, sub } = Object(parsed(fromBase64url(token.split('.')[1] ?? ''))) as Record<string, unknown>;
  if (!sub) throw new SignedOutError('The token has no sub: set its id');
  return `${iss} ${sub}`;
}

import { fromBase64url } from './base64url.ts';
import { SignedOutError } from './errors.ts';
import { parsed } from './json.ts';

/**
 * The person whom an access token is of: `sub` says who, `iss` in which pool. Two sign-ins of one person have the same.
 * @throws SignedOutError when the token does not say
 */
export function personOf(token: string): string {
  const { iss, sub } = Object(parsed(fromBase64url(token.split('.')[1] ?? ''))) as Record<string, unknown>;
  if (!sub) throw new SignedOutError('The token names nobody: give its id');
  return `${iss} ${sub}`;
}

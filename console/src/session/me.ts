/** A member of staff, as their tokens say. */
export interface Me {
  readonly id: string;
  /** The name, or the e-mail address, or the user name: the first that is known. */
  readonly name: string;
  readonly roles: readonly StaffRole[];
}

export type StaffRole = 'admin' | 'support' | 'seller';

const roles = ['admin', 'support', 'seller'] as const;

/**
 * Returns the person of an access token. It only decides what is shown; the API decides what is allowed.
 * @param idToken names the person. An access token has no name and no address.
 */
export function meOf(accessToken: string, idToken?: string): Me {
  const claims = claimsOf(accessToken);
  const id = String(claims.sub ?? '');
  const person = idToken ? claimsOf(idToken) : {};
  const names = person.sub === id ? [person.name, person.email] : [];
  const groups = Array.isArray(claims['cognito:groups']) ? (claims['cognito:groups'] as unknown[]) : [];
  return {
    id,
    name: [...names, claims.username].find(isText) ?? '',
    roles: roles.filter((role) => groups.includes(role)),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Reads the claims of a token, unchecked. A token that cannot be read has none. */
export function claimsOf(token: string): Record<string, unknown> {
  try {
    const [, payload = ''] = token.split('.');
    const text = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

import { type StaffRole, staffRoles } from '../../contract/operation.ts';
import type { Caller } from '../caller.ts';
import { AppError } from '../errors.ts';
import { idFrom } from '../ids.ts';

type Claims = Readonly<Record<string, unknown>>;

/** @throws AppError `unauthenticated` when these are not the claims of an access token. */
export function customerFrom(claims: Claims): Caller {
  return { kind: 'customer', id: idFrom('cus', subjectOf(claims)), signedInAt: signInOf(claims) };
}

/** @throws AppError `unauthenticated` when these are not the claims of an access token. */
export function staffFrom(claims: Claims): Caller {
  const sub = subjectOf(claims);
  return {
    kind: 'staff',
    id: sub,
    roles: rolesOf(claims['cognito:groups']),
    sellerId: idFrom('slr', sub),
    signedInAt: signInOf(claims),
  };
}

/** An id token carries the same subject but was not made to open an API. */
function subjectOf(claims: Claims): string {
  if (claims.token_use !== 'access')
    throw new AppError('unauthenticated', 'Send the access token, not the id token.');
  if (typeof claims.sub !== 'string' || claims.sub === '')
    throw new AppError('unauthenticated', 'The token names nobody.');
  return claims.sub;
}

/**
 * Cognito carries `auth_time` over when it refreshes a token. HTTP APIs hand numbers over as text.
 * A token that does not say when counts as signed in long ago.
 */
function signInOf({ auth_time: seconds }: Claims): number {
  const known = typeof seconds === 'number' || (typeof seconds === 'string' && /^\d+$/.test(seconds));
  return known ? Number(seconds) * 1000 : 0;
}

/** HTTP APIs hand lists over as text, as in `[admin seller]`; a token verified here has a real list. */
function rolesOf(groups: unknown): StaffRole[] {
  const names = Array.isArray(groups)
    ? groups
    : typeof groups === 'string'
      ? groups.replace(/^\[|\]$/g, '').split(/[\s,]+/)
      : [];
  return staffRoles.filter((role) => names.includes(role));
}

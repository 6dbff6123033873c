import { decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Caller } from '../caller.ts';
import type { Clock } from '../clock.ts';
import type { EndedTokens } from '../ended-tokens.ts';
import { AppError } from '../errors.ts';
import type { GuestKeys } from '../guest-keys.ts';
import type { SellerMembers } from '../seller-members.ts';
import { type Device, noDevice, refuseGuest, type VerifyToken } from './authorize.ts';
import { customerFrom, staffFrom } from './claims.ts';
import { isGuestToken, openGuestToken } from './guest-tokens.ts';
import { invalidToken } from './invalid-token.ts';
import { isOutage, poolKeys } from './pool-keys.ts';

export interface PoolSettings {
  readonly issuer: string;
  readonly clientId: string;
}

interface VerifierSettings {
  readonly customers: PoolSettings;
  readonly staff: PoolSettings;
  /** The guest keys; absent where no guest may call, so that few functions hold them. */
  readonly keys: GuestKeys | undefined;
  /** Opens a guest token; by default one that has not expired. */
  readonly open?: typeof openGuestToken | undefined;
  /** The ended staff tokens; absent where no staff may call. */
  readonly ended?: Pick<EndedTokens, 'endedAt'> | undefined;
  /** The memberships of staff in sellers; absent where no seller may call. */
  readonly members?: SellerMembers | undefined;
  readonly clock: Clock;
}

/**
 * Verifies tokens: guest tokens by our own keys, customers' and staff's by the published keys of their pool. Checks
 * signature, issuer, client, expiry and token use.
 * @see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export function tokenVerifier({
  customers,
  staff,
  keys,
  open = openGuestToken,
  ended,
  members,
  clock,
}: VerifierSettings): VerifyToken {
  const customerKeys = poolKeys(customers.issuer, clock);
  const staffKeys = poolKeys(staff.issuer, clock);
  const currentDate = () => new Date(clock.now());

  const ofPool = async (token: string, pool: PoolSettings, poolKeySet: JWTVerifyGetKey) => {
    const { payload } = await jwtVerify(token, poolKeySet, {
      issuer: pool.issuer,
      algorithms: ['RS256'],
      currentDate: currentDate(),
      requiredClaims: ['exp', 'sub'],
    });
    if (payload.client_id !== pool.clientId)
      throw new AppError(
        'unauthenticated',
        'The token was made for another application. Sign in with this one.',
      );
    return payload;
  };
  const ofGuest = (token: string, device: Device): Promise<Caller> => {
    if (!keys) throw refuseGuest();
    return open(keys, token, { clock, device });
  };

  const ofStaff = async (token: string): Promise<Caller> => {
    const claims = await ofPool(token, staff, staffKeys);
    const caller = staffFrom(claims);
    const [endedAt, seller] = await Promise.all([
      ended?.endedAt(caller.id),
      caller.roles.includes('seller') ? members?.of(caller.id) : undefined,
    ]).catch((cause: unknown) => {
      throw new AppError('unavailable', 'The token could not be checked. Try again in a moment.', { cause });
    });
    // Cognito gives the second in which it made a token. A token of the same second may be older than the end.
    if (endedAt !== undefined && (claims.iat ?? 0) * 1000 <= endedAt)
      throw invalidToken('The token was ended. Refresh it, or sign in again.');
    return { ...caller, ...(seller && { seller }) };
  };

  return async (token, device = noDevice) => {
    try {
      if (isGuestToken(token)) return await ofGuest(token, device);
      // The claimed issuer only selects the key. The signature then proves it.
      const { iss } = decodeJwt(token);
      if (iss === customers.issuer) return customerFrom(await ofPool(token, customers, customerKeys));
      if (iss === staff.issuer) return await ofStaff(token);
    } catch (cause) {
      throw refusalOf(cause);
    }
    throw invalidToken('The token has another issuer. Sign in again.');
  };
}

/** Makes the refusal for a faulty token. */
function refusalOf(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  if (isOutage(cause))
    return new AppError('unavailable', 'The token could not be checked. Try again in a moment.', { cause });
  return invalidToken(
    cause instanceof errors.JWTExpired
      ? 'The token has expired. Refresh it, or sign in again.'
      : 'The token is not valid. Sign in again.',
    cause,
  );
}

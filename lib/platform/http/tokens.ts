import { decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Caller } from '../caller.ts';
import type { Clock } from '../clock.ts';
import type { EndedTokens } from '../ended-tokens.ts';
import { AppError } from '../errors.ts';
import type { GuestKeys } from '../guest-keys.ts';
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
  /** Left out where no guest may call: so few functions hold the keys that guests' tokens are made with. */
  readonly keys: GuestKeys | undefined;
  /** Opens a guest's token: in most places one that has not ended. */
  readonly open?: typeof openGuestToken | undefined;
  /** Tokens of staff that were ended; left out where no staff may call. */
  readonly ended?: Pick<EndedTokens, 'endedAt'> | undefined;
  readonly clock: Clock;
}

/**
 * Verifies tokens: guests' by our own keys, customers' and staff's by the published keys of their pool. Signature,
 * issuer, client, expiry and token use must all be right.
 * @see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export function tokenVerifier({
  customers,
  staff,
  keys,
  open = openGuestToken,
  ended,
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
      throw new AppError('unauthenticated', 'The token was made for another application.');
    return payload;
  };
  const ofGuest = (token: string, device: Device): Promise<Caller> => {
    if (!keys) throw refuseGuest();
    return open(keys, token, { clock, device });
  };

  const ofStaff = async (token: string): Promise<Caller> => {
    const claims = await ofPool(token, staff, staffKeys);
    const caller = staffFrom(claims);
    const endedAt = await ended?.endedAt(claims.sub ?? '').catch((cause: unknown) => {
      throw new AppError('unavailable', 'The token could not be checked just now.', { cause });
    });
    // Cognito says the second in which a token was made: one of the same second may be the old one.
    if (endedAt !== undefined && (claims.iat ?? 0) * 1000 <= endedAt)
      throw invalidToken('The token was ended: refresh it, or sign in again.');
    return caller;
  };

  return async (token, device = noDevice) => {
    try {
      if (isGuestToken(token)) return await ofGuest(token, device);
      // The claimed issuer only chooses the key; the signature then proves it.
      const { iss } = decodeJwt(token);
      if (iss === customers.issuer) return customerFrom(await ofPool(token, customers, customerKeys));
      if (iss === staff.issuer) return await ofStaff(token);
    } catch (cause) {
      throw refusalOf(cause);
    }
    throw invalidToken('The token comes from somewhere else.');
  };
}

/** Says in our own words what is wrong with a token. */
function refusalOf(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  if (isOutage(cause))
    return new AppError('unavailable', 'The token could not be checked just now.', { cause });
  return invalidToken(
    cause instanceof errors.JWTExpired
      ? 'The token has expired. Refresh it, or sign in again.'
      : 'The token is not valid.',
    cause,
  );
}

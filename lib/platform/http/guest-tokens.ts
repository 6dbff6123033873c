import { createHash } from 'node:crypto';
import * as z from 'zod';
import { guestId } from '../../contract/ids.ts';
import { type RiskReason, riskReasons } from '../../contract/risk.ts';
import type { Guest } from '../caller.ts';
import { type Clock, toEpochSeconds } from '../clock.ts';
import type { GuestKeys } from '../guest-keys.ts';
import type { Device } from './authorize.ts';
import { invalidToken } from './invalid-token.ts';
import { openClaims, sealClaims, sealKeyOf } from './sealed-claims.ts';

const dayMs = 86_400_000;

export const guestIssuer = 'stampede:guests';
/**
 * How long a token is valid. The short time limits the worth of stolen tokens, and of tokens collected before a sale.
 */
export const guestTokenMs = dayMs;
/** How long after its end a token can be renewed on its own device. */
export const guestRenewalMs = 30 * dayMs;

const claimsOfGuest = z.object({
  iss: z.literal(guestIssuer),
  sub: guestId,
  iat: z.number(),
  exp: z.number(),
  /** The signs of risk, in one text of constant length. */
  noticed: z.string(),
  /** The digest of the device, where the token belongs to one. */
  device: z.string().optional(),
});
type GuestClaims = z.output<typeof claimsOfGuest>;

interface NewToken {
  readonly id: string;
  /** The device of the token; undefined when it has none. */
  readonly deviceId: string | undefined;
  /** The signs of risk seen. They are encrypted, and the token's length does not reveal whether there are any. */
  readonly noticed: readonly RiskReason[];
}

/**
 * Makes a token that only our key can read or make (JWE with authenticated encryption).
 * @returns the token and its end, in milliseconds
 */
export async function sealGuestToken(
  keys: GuestKeys,
  { id, deviceId, noticed }: NewToken,
  clock: Clock,
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const key = await keys.current();
  const now = clock.now();
  // A token says its end in seconds, and is good until then. Its client hears of no later instant.
  const exp = toEpochSeconds(now + guestTokenMs);
  const claims: GuestClaims = {
    noticed: noticed.join(' ').padEnd(longest),
    ...(deviceId !== undefined && { device: digestOf(id, deviceId) }),
    iss: guestIssuer,
    sub: guestId.parse(id),
    iat: toEpochSeconds(now),
    exp,
  };
  const token = sealClaims(claims, key);
  return { token, expiresAt: exp * 1000 };
}

/** Returns whether this has the form of a guest token: five parts, of which only the first is readable. */
export const isGuestToken = (token: string): boolean => token.split('.').length === 5;

/**
 * Returns the guest of a token, on the device of the token.
 * @throws AppError `unauthenticated` for another device, or for none where the operation requires one
 */
export async function openGuestToken(
  keys: GuestKeys,
  token: string,
  { clock, device }: { readonly clock: Clock; readonly device: Device },
): Promise<Guest> {
  const payload = await decrypted(keys, token, clock);
  return guestOf(payload, device);
}

/**
 * Returns the guest whose token is to be renewed. An expired token can be renewed for some time, but only on its own
 * device. Without a device the token is the only proof, and its end is final.
 * @throws AppError `unauthenticated`
 */
export async function openForRenewal(
  keys: GuestKeys,
  token: string,
  { clock, device }: { readonly clock: Clock; readonly device: Device },
): Promise<Guest> {
  const payload = await decrypted(keys, token, clock, guestRenewalMs);
  const hasEnded = payload.exp * 1000 <= clock.now();
  if (hasEnded && payload.device === undefined)
    throw invalidToken('The token has expired. Without a device id it cannot be renewed. Get a new one.');
  return guestOf(payload, device);
}

async function decrypted(
  keys: GuestKeys,
  token: string,
  clock: Clock,
  toleranceMs = 0,
): Promise<GuestClaims> {
  const name = sealKeyOf(token);
  if (name === undefined) throw invalidToken('The token is not valid. Get a new one.');
  const key = await keys.find(name);
  if (!key) throw invalidToken('The token is no longer valid. Get a new one.');
  const claims = openClaims(token, key, claimsOfGuest);
  if (!claims) throw invalidToken('The token is not valid. Get a new one.');
  if (claims.exp * 1000 + toleranceMs <= clock.now())
    throw invalidToken('The token has expired. Get a new one.');
  return claims;
}

function guestOf({ sub: own, noticed, device: bound }: GuestClaims, { id, isAskedFor }: Device): Guest {
  // A missing device id matters only when the operation reads one.
  if (bound !== undefined && (id !== undefined || isAskedFor) && digestOf(own, id ?? '') !== bound)
    throw invalidToken('The token belongs to another device. Send the X-Device-Id that it was made with.');
  const marks = z.array(z.enum(riskReasons)).safeParse(noticed.split(' ').filter(Boolean)).data ?? [];
  return { kind: 'guest', id: own, ...(marks.length > 0 && { noticed: marks }) };
}

/** The longest possible list of signs. Shorter lists are padded to this length. */
const longest = riskReasons.join(' ').length;

/** Only our code reads it, and the digests of two guests of a device differ. */
const digestOf = (id: string, deviceId: string): string =>
  createHash('sha256').update(`${id}\n${deviceId}`).digest().subarray(0, 12).toString('base64url');

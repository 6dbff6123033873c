import type { Clock } from '../platform/clock.ts';
import { type GuestSecret, keptMs } from '../platform/guest-keys.ts';
import { guestRenewalMs, guestTokenMs } from '../platform/http/guest-tokens.ts';
import type { Random } from '../platform/random.ts';
import type { GuestSecretStore } from './guest-secret-store.ts';

export interface RotationDeps {
  readonly store: GuestSecretStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** Longer than any container keeps a secret that it read. */
export const untilKnownMs = 1.5 * keptMs;

/**
 * Gives guest tokens a new key. First every container accepts the key, and only then new tokens use it. A container
 * therefore knows the key of each token. The key before stays valid until the next rotation; with `leaked` all former
 * keys end. A rotation that broke off can be continued.
 * @throws Error when tokens of the key before the last one may still be renewed, and no key has leaked
 */
export async function rotateGuestKey(
  { store, clock, random, wait }: RotationDeps,
  { leaked }: { readonly leaked: boolean },
): Promise<void> {
  const { secret, writtenAt } = await store.read();
  if (!leaked && secret.previous && !secret.next) refuseTooSoon(writtenAt, clock.now());
  const next = secret.next ?? Buffer.from(random.bytes(48)).toString('base64url');
  await store.write({ ...secret, next });
  await wait(untilKnownMs);
  const after: GuestSecret = { current: next, ...(!leaked && { previous: secret.current }) };
  await store.write(after);
}

function refuseTooSoon(rotatedAt: number, now: number): void {
  const from = rotatedAt + guestTokenMs + guestRenewalMs;
  if (now >= from) return;
  throw new Error(
    `The keys were changed on ${day(rotatedAt)}. Guests with the key before may come back until ${day(from)}, and would lose their bookings. Rotate after that day, or pass --leaked.`,
  );
}

const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);

import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import { type DoorSecret, doorKeyOf, formerKeys, shortCodesOf } from './door-keys.ts';
import type { DoorSecretStore } from './door-secret-store.ts';

/** How long before its first use the next key is told to doors: they download a list each day. */
export const toldBeforeMs = 24 * 3_600_000;

interface Deps {
  readonly store: DoorSecretStore;
  readonly clock: Clock;
  readonly random: Random;
}

/** `told`: the next key is on the lists of doors from now on · `used`: new codes are signed with it */
export type DoorKeyStep = 'told' | 'used';

/**
 * Gives the codes of the door a new key, in two steps a day apart. Codes of the former keys stay valid, up to four keys
 * back. Short codes stay the same. With `leaked` the new key signs at once, and no former code is valid, the
 * short ones included: buyers get new codes when their app reads them again.
 * @throws Error when the next key was told less than a day ago
 */
export async function rotateDoorKey(
  { store, clock, random }: Deps,
  { leaked }: { readonly leaked: boolean },
): Promise<DoorKeyStep> {
  const { secret, writtenAt } = await store.read();
  if (leaked) {
    const current = newKey(secret, random);
    await store.write({ current, former: [], shortCodes: newKey(secret, random) });
    return 'used';
  }
  if (!secret.next) {
    await store.write({ ...secret, next: newKey(secret, random), shortCodes: shortCodesOf(secret) });
    return 'told';
  }
  const from = writtenAt + toldBeforeMs;
  if (clock.now() < from)
    throw new Error(
      `Doors without a network may not know the next key yet. Run this after ${new Date(from).toISOString()}, or pass --leaked.`,
    );
  const former = [secret.current, ...secret.former].slice(0, formerKeys);
  await store.write({ current: secret.next, former, shortCodes: shortCodesOf(secret) });
  return 'used';
}

/** Codes name a key by twelve bits of it, so each key needs bits of its own. */
function newKey({ current, next, former }: DoorSecret, random: Random): string {
  const taken = [current, ...(next ? [next] : []), ...former].map((each) => doorKeyOf(each).id);
  for (;;) {
    const key = Buffer.from(random.bytes(48)).toString('base64url');
    if (!taken.includes(doorKeyOf(key).id)) return key;
  }
}

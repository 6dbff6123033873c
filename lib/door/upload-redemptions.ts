import type { ProvisionalUses, Redemption } from '../contract/door.ts';
import type { Actor } from '../platform/actor.ts';
import { toEpochMs } from '../platform/clock.ts';
import { decideAtDoor, type RedeemDeps } from './redeem-booking.ts';

/**
 * Records whom a device let in without a network, one use after the other: two of them may be of one booking. A clock
 * that runs ahead does not make uses of the future.
 */
export async function uploadRedemptions(
  deps: RedeemDeps,
  actor: Actor,
  { deviceId, deviceName, uses }: ProvisionalUses,
): Promise<{ items: Redemption[] }> {
  const items: Redemption[] = [];
  for (const { useId, quantity, at, ...wish } of uses) {
    const use = {
      id: useId,
      deviceId,
      ...(deviceName !== undefined && { deviceName }),
      quantity,
      at: Math.min(toEpochMs(at), deps.clock.now()),
      staffId: actor.id,
      provisional: true,
    } as const;
    items.push(await decideAtDoor(deps, actor, { ...wish, use }));
  }
  return { items };
}

import type { BookingId, BuyerId, DealId } from '../contract/ids.ts';
import type { LiveTopic } from '../contract/live.ts';
import { spread } from '../platform/spread.ts';

/** A topic's name as clients use it, and the key under which it is stored. Each buyer's `me` has a key of its own. */
export type Topic =
  | { readonly kind: 'deal'; readonly name: LiveTopic; readonly key: string; readonly dealId: DealId }
  | {
      readonly kind: 'booking';
      readonly name: LiveTopic;
      readonly key: string;
      readonly bookingId: BookingId;
    }
  | { readonly kind: 'me'; readonly name: 'me'; readonly key: string };

export const dealTopic = (dealId: DealId): Topic => {
  const name = `deal:${dealId}`;
  return { kind: 'deal', name, key: name, dealId };
};

export const bookingTopic = (bookingId: BookingId): Topic => {
  const name = `booking:${bookingId}`;
  return { kind: 'booking', name, key: name, bookingId };
};

export const myTopic = (buyerId: BuyerId): Topic => ({ kind: 'me', name: 'me', key: `me:${buyerId}` });

/** Parses a topic's name, which its pattern has checked already. `me` is the id of the caller. */
export function topicNamed(name: LiveTopic, me: BuyerId | undefined): Topic | undefined {
  const [kind, id = ''] = name.split(':', 2);
  if (kind === 'deal') return dealTopic(id as DealId);
  if (kind === 'booking') return bookingTopic(id as BookingId);
  return me ? myTopic(me) : undefined;
}

/** Returns the name that clients use for a stored key. */
export const nameOfKey = (key: string): LiveTopic => (key.startsWith('me:') ? 'me' : key);

/** A deal may have a hundred thousand watchers. A booking only has the few devices of its owner. */
const dealShards = 16;
export const shardsOf = (key: string): number => (key.startsWith('deal:') ? dealShards : 1);

export const connectionShardOf = (key: string, connectionId: string): number =>
  spread(connectionId, shardsOf(key));

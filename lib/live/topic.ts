import type { BookingId, BuyerId, DealId } from '../contract/ids.ts';
import type { LiveTopic } from '../contract/live.ts';
import { spread } from '../platform/spread.ts';

/** A topic as clients name it, and the key that it is stored under: everybody's `me` is another one. */
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

/** What a client means by a topic's name; `me` is for the caller to say. The name has been checked by its pattern. */
export function topicNamed(name: LiveTopic, me: BuyerId | undefined): Topic | undefined {
  const [kind, id = ''] = name.split(':', 2);
  if (kind === 'deal') return dealTopic(id as DealId);
  if (kind === 'booking') return bookingTopic(id as BookingId);
  return me ? myTopic(me) : undefined;
}

/** How clients name what is stored under this key. */
export const nameOfKey = (key: string): LiveTopic => (key.startsWith('me:') ? 'me' : key);

/** A deal may have a hundred thousand watchers; a booking has its owner's few devices. */
const dealShards = 16;
export const shardsOf = (key: string): number => (key.startsWith('deal:') ? dealShards : 1);

export const shardOf = (key: string, connectionId: string): number => spread(connectionId, shardsOf(key));

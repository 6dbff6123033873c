import { isDeepStrictEqual } from 'node:util';
import type { Booking, RecordedBooking } from '../contract/booking.ts';
import type { BookingId, BuyerId } from '../contract/ids.ts';
import type { BookingChange, LiveMessage } from '../contract/live.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { type AnnounceDeps, announce } from './announce.ts';
import { changeNumberOf, rememberChange } from './decide.ts';
import type { Head } from './head.ts';
import { bookingTopic, myTopic } from './topic.ts';
import { type LiveTopics, lastMessage } from './topics.ts';

export interface TellBookingDeps extends AnnounceDeps {
  readonly topics: LiveTopics;
  /** Reads the booking as recorded now, with a consistent read. */
  readonly booking: (id: BookingId, buyerId: BuyerId) => Promise<Booking>;
}

/** A booking that changed, and its buyer. */
export interface ToldBooking {
  readonly booking: RecordedBooking;
  /** Whether the event was delivered before. An earlier attempt may have numbered its message and then died. */
  readonly repeated: boolean;
}

/** Returns the topics on which an event about a booking may be sent. */
export const topicsOf = ({ id, buyerId }: RecordedBooking): string[] => [
  bookingTopic(id).key,
  myTopic(buyerId).key,
];

/**
 * Sends the booking's state to its watchers, and the change to its buyer. Events arrive twice and in any order, so an
 * event only starts a look at the record. Each status is sent once.
 * @param heads the heads of the booking's topics (`topicsOf`) that exist; without one there are no watchers, and
 * nothing happens
 */
export async function tellBooking(
  deps: TellBookingDeps,
  { booking, repeated }: ToldBooking,
  heads: ReadonlyMap<string, Head>,
): Promise<void> {
  const watched = bookingTopic(booking.id).key;
  const mine = myTopic(booking.buyerId).key;
  if (heads.has(watched))
    await untilNumbered(deps, watched, (head) => tellState(deps, head, booking, repeated));
  if (heads.has(mine)) await untilNumbered(deps, mine, (head) => tellChange(deps, head, booking, repeated));
}

/** Undefined: another function sent a message in the meantime. */
type Outcome = LiveMessage | 'nothing' | undefined;

async function untilNumbered(
  deps: TellBookingDeps,
  key: string,
  tell: (head: Head) => Promise<Outcome>,
): Promise<void> {
  const outcome = await untilSettled(
    { busy: 'Other messages about the booking keep taking its number.' },
    async () => {
      const head = await deps.topics.head(key);
      return head ? tell(head) : 'nothing';
    },
  );
  if (outcome !== 'nothing') await announce(deps, key, outcome);
}

async function tellState(
  { topics, booking: read }: TellBookingDeps,
  head: Head,
  { id, buyerId }: RecordedBooking,
  repeated: boolean,
): Promise<Outcome> {
  const { key } = bookingTopic(id);
  const data = await read(id, buyerId);
  if (isDeepStrictEqual(head.told?.data, data)) return (repeated && lastMessage(key, head)) || 'nothing';
  return topics.append(key, head, { event: `booking.${data.status}`, data });
}

async function tellChange(
  { topics }: TellBookingDeps,
  head: Head,
  { id: bookingId, dealId, slot, buyerId, status }: RecordedBooking,
  repeated: boolean,
): Promise<Outcome> {
  const { key } = myTopic(buyerId);
  const data: BookingChange = {
    bookingId,
    ...(dealId && { dealId }),
    ...(slot && { slot: { serviceId: slot.serviceId, startsAt: slot.startsAt } }),
    status,
  };
  const seq = changeNumberOf(head, data);
  if (seq === undefined)
    return topics.append(key, head, {
      event: `booking.${status}`,
      data,
      recent: rememberChange(head, data),
    });
  const [told] = repeated ? await topics.log(key, { after: seq - 1, seq }) : [];
  return told ?? 'nothing';
}

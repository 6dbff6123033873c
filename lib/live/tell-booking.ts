import { isDeepStrictEqual } from 'node:util';
import type { Booking, RecordedBooking } from '../contract/booking.ts';
import type { BookingId, BuyerId } from '../contract/ids.ts';
import type { BookingChange, LiveMessage } from '../contract/live.ts';
import { type AnnounceDeps, announce } from './announce.ts';
import { numberOf, rememberChange } from './decide.ts';
import type { Head } from './head.ts';
import { bookingTopic, myTopic } from './topic.ts';
import { type LiveTopics, lastMessage } from './topics.ts';

export interface TellBookingDeps extends AnnounceDeps {
  readonly topics: LiveTopics;
  /** The booking as it is recorded now, read consistently. */
  readonly booking: (id: BookingId, buyerId: BuyerId) => Promise<Booking>;
}

/** An event says that a booking changed, and whose it is. */
export interface ToldBooking {
  readonly booking: RecordedBooking;
  /** Whether the event was delivered before: an earlier attempt may have numbered its message and died. */
  readonly repeated: boolean;
}

const attempts = 5;

/** The topics that an event about a booking may be told on. */
export const topicsOf = ({ id, buyerId }: RecordedBooking): string[] => [
  bookingTopic(id).key,
  myTopic(buyerId).key,
];

/**
 * Tells who watches a booking how it stands now, and its buyer that it changed. Events come twice and in any order, so
 * they only say that there is something to look at; a status is told once.
 * @param heads those that there are of `topicsOf` the booking; without one nobody listens, and nothing is done
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

/** `lost`: somebody else told something meanwhile. */
type Outcome = LiveMessage | 'nothing' | 'lost';

async function untilNumbered(
  deps: TellBookingDeps,
  key: string,
  tell: (head: Head) => Promise<Outcome>,
): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const head = await deps.topics.head(key);
    const outcome = head ? await tell(head) : 'nothing';
    if (outcome === 'nothing') return;
    if (outcome !== 'lost') return announce(deps, key, outcome);
  }
  throw new Error(`A booking was told by others ${attempts} times`);
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
  return (await topics.append(key, head, { event: `booking.${data.status}`, data })) ?? 'lost';
}

async function tellChange(
  { topics }: TellBookingDeps,
  head: Head,
  { id: bookingId, dealId, buyerId, status }: RecordedBooking,
  repeated: boolean,
): Promise<Outcome> {
  const { key } = myTopic(buyerId);
  const data: BookingChange = { bookingId, dealId, status };
  const seq = numberOf(head, data);
  if (seq === undefined)
    return (
      (await topics.append(key, head, {
        event: `booking.${status}`,
        data,
        recent: rememberChange(head, data),
      })) ?? 'lost'
    );
  const [told] = repeated ? await topics.log(key, { after: seq - 1, seq }) : [];
  return told ?? 'nothing';
}

import { getBooking } from '../../lib/bookings/get-booking.ts';
import type { BookingId, BuyerId, DealId } from '../../lib/contract/ids.ts';
import { liveSubscribe } from '../../lib/contract/live.ts';
import { readAvailability } from '../../lib/deals/availability.ts';
import { publicDeals } from '../../lib/deals/public-deals.ts';
import { notableTopics } from '../../lib/live/admit.ts';
import { subscribe } from '../../lib/live/subscribe.ts';
import { stageGuestKeys } from '../../lib/platform/guest-keys.ts';
import { stageVerifier } from '../../lib/platform/http/stage-verifier.ts';
import { bookingReader } from '../parts/bookings.ts';
import { deals } from '../parts/deals.ts';
import { guests } from '../parts/guests.ts';
import { receiveDependencies, topics } from '../parts/live.ts';
import { bookingIdKey } from '../parts/signing.ts';
import { stocks as stockOfStage } from '../parts/stock.ts';
import { answering } from './answering.ts';

const socket = receiveDependencies();
const stock = stockOfStage();
const sale = {
  deals: deals(),
  stocks: stock,
  stock,
  bookings: bookingReader(),
  clock: socket.clock,
  bookingIdKey: await bookingIdKey(),
};
const deps = {
  ...socket,
  topics: topics(),
  publicAvailability: publicDeals(sale).availability,
  availability: (dealId: DealId) => readAvailability(sale, dealId),
  booking: (id: BookingId, buyerId: BuyerId) => getBooking(sale, id, buyerId),
  bookingIdKey: sale.bookingIdKey,
  guestOf: guests().guestOf,
  verify: stageVerifier(stageGuestKeys()),
};

/** Subscribes a connection to topics. */
export const handler = answering(deps, {
  schema: liveSubscribe,
  topicsOf: notableTopics,
  work: (id, message, counted) => subscribe(deps, id, message, counted),
});

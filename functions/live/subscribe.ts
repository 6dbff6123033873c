import { guestRepository } from '../../lib/accounts/guest-repository.ts';
import { getBooking } from '../../lib/bookings/get-booking.ts';
import { bookingRepository } from '../../lib/bookings/repository.ts';
import { liveSubscribe } from '../../lib/contract/live.ts';
import { readAvailability } from '../../lib/deals/availability.ts';
import { publicDeals } from '../../lib/deals/public-deals.ts';
import { dealRepository } from '../../lib/deals/repository.ts';
import { notableTopics } from '../../lib/live/admit.ts';
import { subscribe } from '../../lib/live/subscribe.ts';
import { liveTopics } from '../../lib/live/topics.ts';
import { readEnvironment } from '../../lib/platform/environment.ts';
import { stageGuestKeys } from '../../lib/platform/guest-keys.ts';
import { stageVerifier } from '../../lib/platform/http/stage-verifier.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { stockRepository } from '../../lib/stock/repository.ts';
import { bookingIdKey } from '../http/bookings/signing-keys.ts';
import { answering } from './answering.ts';
import { receiveDependencies } from './receive-dependencies.ts';

const env = readEnvironment(['DEALS_TABLE', 'STOCK_TABLE', 'BOOKINGS_TABLE', 'ACCOUNTS_TABLE']);
const socket = receiveDependencies();
const { dynamo, clock } = socket;
const stock = stockRepository(dynamo, env.STOCK_TABLE);
const sale = {
  deals: dealRepository(dynamo, env.DEALS_TABLE),
  stocks: stock,
  stock,
  bookings: bookingRepository(dynamo, { bookings: env.BOOKINGS_TABLE, stock: env.STOCK_TABLE }),
  clock,
  bookingIdKey,
};
const deps = {
  ...socket,
  topics: liveTopics(dynamo, socket.table, { clock, random }),
  publicAvailability: publicDeals(sale).availability,
  availability: (dealId: string) => readAvailability(sale, dealId),
  booking: (id: string, buyerId: string) => getBooking(sale, id, buyerId),
  bookingIdKey,
  guestOf: guestRepository(dynamo, env.ACCOUNTS_TABLE).guestOf,
  verify: stageVerifier(stageGuestKeys()),
};

/** Has a connection told of topics. */
export const handler = answering(deps, {
  schema: liveSubscribe,
  topicsOf: notableTopics,
  work: (id, message, counted) => subscribe(deps, id, message, counted),
});

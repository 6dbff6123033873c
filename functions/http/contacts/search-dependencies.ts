import { guestRepository } from '../../../lib/accounts/guest-repository.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import { dealBookings } from '../../../lib/deal-bookings/repository.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';

const env = readEnvironment([
  'DEALS_TABLE',
  'BOOKINGS_TABLE',
  'STOCK_TABLE',
  'DEAL_BOOKINGS_TABLE',
  'ACCOUNTS_TABLE',
]);
const dynamo = dynamoDocuments();

/** The parts of the operations by which staff look for bookings. */
export const searchDependencies = {
  deals: dealRepository(dynamo, env.DEALS_TABLE),
  bookings: bookingRepository(dynamo, { bookings: env.BOOKINGS_TABLE, stock: env.STOCK_TABLE }),
  dealBookings: dealBookings(dynamo, env.DEAL_BOOKINGS_TABLE),
  boughtBy: guestRepository(dynamo, env.ACCOUNTS_TABLE).boughtBy,
  clock,
};

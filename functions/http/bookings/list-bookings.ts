import { guestRepository } from '../../../lib/accounts/guest-repository.ts';
import { listBookings as list } from '../../../lib/bookings/list-bookings.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import { listBookings } from '../../../lib/contract/operations/bookings.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';

const env = readEnvironment(['BOOKINGS_TABLE', 'STOCK_TABLE', 'ACCOUNTS_TABLE']);
const dynamo = dynamoDocuments();
const deps = {
  boughtBy: guestRepository(dynamo, env.ACCOUNTS_TABLE).boughtBy,
  bookings: bookingRepository(dynamo, { bookings: env.BOOKINGS_TABLE, stock: env.STOCK_TABLE }),
  clock,
};

/** The caller's own bookings, also what they bought as a guest, newest first. */
export const handler = guestEndpoint(listBookings, async ({ query, caller }) => ({
  status: 200,
  body: await list(deps, requireBuyer(caller), query),
}));

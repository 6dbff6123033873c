import { guestRepository } from '../../../lib/accounts/guest-repository.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import { contactRepository } from '../../../lib/contacts/repository.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { bookingIdKey, contactEmailKey } from '../bookings/signing-keys.ts';

const env = readEnvironment([
  'DEALS_TABLE',
  'BOOKINGS_TABLE',
  'STOCK_TABLE',
  'ACCOUNTS_TABLE',
  'CONTACTS_TABLE',
]);
const dynamo = dynamoDocuments();

/** The parts of the operations that read and write the contact of one booking. */
export const contactDependencies = {
  deals: dealRepository(dynamo, env.DEALS_TABLE),
  bookings: bookingRepository(dynamo, { bookings: env.BOOKINGS_TABLE, stock: env.STOCK_TABLE }),
  guestOf: guestRepository(dynamo, env.ACCOUNTS_TABLE).guestOf,
  contacts: contactRepository(
    dynamo,
    { contacts: env.CONTACTS_TABLE, bookings: env.BOOKINGS_TABLE },
    contactEmailKey,
  ),
  clock,
  random,
  bookingIdKey,
};

import { purchasesByAddress } from '../../lib/payments/address-writes.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { guests } from './guests.ts';
import { guestEmailKey } from './signing.ts';

/** The dependencies of the functions that give customers what they bought as guests. */
export const adoptionDependencies = async () => ({
  guests: guests(),
  purchases: purchasesByAddress(dynamo(), tableAt('PAYMENTS_TABLE')),
  clock,
  random,
  emailKey: await guestEmailKey(),
});

import { codeRepository } from '../../lib/door/code-repository.ts';
import { doorKeys, doorSecret } from '../../lib/door/door-keys.ts';
import { redemptionRepository } from '../../lib/door/redemption-repository.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { nonEmpty, readEnvironment } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { GetSecretValueCommand } from '../../lib/platform/secrets-client.ts';
import { audit } from './audit.ts';
import { bookingReader } from './bookings.ts';
import { secretStore } from './clients.ts';
import { dealBookings } from './deal-bookings.ts';
import { deals } from './deals.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** The short codes of bookings. */
export const doorCodes = /* @__PURE__ */ lazy(() => codeRepository(dynamo(), tableAt('DOOR_CODES_TABLE')));

/** The keys of QR codes, read again every minute. */
export const doorKeysOfStage = /* @__PURE__ */ lazy(() => {
  const { DOOR_KEY_SECRET_ARN: SecretId } = readEnvironment({ DOOR_KEY_SECRET_ARN: nonEmpty });
  const read = async () => {
    const { SecretString } = await secretStore().send(new GetSecretValueCommand({ SecretId }));
    return doorSecret.parse(JSON.parse(SecretString ?? ''));
  };
  return doorKeys({ read, clock });
});

/** The dependencies of the operations that change a booking at the door and know its id. */
export const undoDependencies = () => ({
  deals: deals(),
  dealBookings: dealBookings(),
  bookings: bookingReader(),
  redemptions: redemptionRepository(dynamo(), tableAt('BOOKINGS_TABLE')),
  audit: audit(),
  clock,
  random,
});

/** The same for those that know its code. */
export const redeemDependencies = () => ({
  ...undoDependencies(),
  codes: doorCodes(),
  keys: doorKeysOfStage(),
});

import { secretsClient } from '../../../lib/platform/aws.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { tokenVerifier } from '../../../lib/platform/http/tokens.ts';
import { loadSigningKeys } from '../../../lib/platform/signing.ts';

const env = readEnvironment([
  'SIGNING_SECRET_ARN',
  'CUSTOMERS_ISSUER',
  'CUSTOMERS_CLIENT_ID',
  'STAFF_ISSUER',
  'STAFF_CLIENT_ID',
]);

const keys = await loadSigningKeys(secretsClient(), env.SIGNING_SECRET_ARN);

export const bookingIdKey = keys('booking-id');
export const abuseKey = keys('abuse');
export const guestEmailKey = keys('guest-email');
export const contactEmailKey = keys('contact-email');

/** For the routes that guests, customers and staff share. */
export const verify = tokenVerifier({
  customers: { issuer: env.CUSTOMERS_ISSUER, clientId: env.CUSTOMERS_CLIENT_ID },
  staff: { issuer: env.STAFF_ISSUER, clientId: env.STAFF_CLIENT_ID },
  keys,
  clock: systemClock,
});

import { secretsClient } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { loadSigningKeys } from '../../../lib/platform/signing.ts';

const env = readEnvironment(['SIGNING_SECRET_ARN']);

const keys = await loadSigningKeys(secretsClient(), env.SIGNING_SECRET_ARN);

export const bookingIdKey = keys('booking-id');
export const guestEmailKey = keys('guest-email');
export const contactEmailKey = keys('contact-email');

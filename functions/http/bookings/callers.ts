import { secretsClient } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { stageVerifier } from '../../../lib/platform/http/stage-verifier.ts';
import { loadSigningKeys } from '../../../lib/platform/signing.ts';

const env = readEnvironment(['SIGNING_SECRET_ARN']);

const keys = await loadSigningKeys(secretsClient(), env.SIGNING_SECRET_ARN);

export const bookingIdKey = keys('booking-id');
export const abuseKey = keys('abuse');
export const guestEmailKey = keys('guest-email');
export const contactEmailKey = keys('contact-email');

/** For the routes that guests share. */
export const verify = stageVerifier(keys);

import { guardGuest } from '../../../lib/abuse/guard-guest.ts';
import type { BuyerId } from '../../../lib/contract/ids.ts';
import { createGuest } from '../../../lib/contract/operations/public.ts';
import { dynamoDocuments, secretsClient } from '../../../lib/platform/aws.ts';
import { systemClock as clock, toInstant } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { openEndpoint } from '../../../lib/platform/http/open-endpoint.ts';
import { signGuestToken } from '../../../lib/platform/http/tokens.ts';
import { newId } from '../../../lib/platform/ids.ts';
import { sharedCounts } from '../../../lib/platform/limits/shared-counts.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { loadSigningKeys } from '../../../lib/platform/signing.ts';
import { abuseTable, challenges, limitersOf, policy } from '../abuse/policy.ts';

const env = readEnvironment(['SIGNING_SECRET_ARN']);
const keys = await loadSigningKeys(secretsClient(), env.SIGNING_SECRET_ARN);

const guard = {
  policy,
  limits: limitersOf('guests', policy.guests, sharedCounts(dynamoDocuments(), abuseTable)),
  challenges,
  key: keys('abuse'),
};

/** Makes a guest out of nothing but a signature: no record until they order. */
export const handler = openEndpoint(createGuest, async ({ visitor, origin }) => {
  const noticed = await guardGuest(guard, { visitor, requestId: origin.requestId });
  const guestId = newId('gst', random) as BuyerId;
  const { token, expiresAt } = await signGuestToken(keys, guestId, clock, noticed);
  return { status: 201, body: { guestId, token, expiresAt: toInstant(expiresAt) } };
});

import { guardGuest } from '../../../lib/abuse/guard-guest.ts';
import { createGuest as operation } from '../../../lib/contract/operations/guests.ts';
import { systemClock as clock, toInstant } from '../../../lib/platform/clock.ts';
import { stageGuestKeys } from '../../../lib/platform/guest-keys.ts';
import { sealGuestToken } from '../../../lib/platform/http/guest-tokens.ts';
import { openEndpoint } from '../../../lib/platform/http/open-endpoint.ts';
import { newId } from '../../../lib/platform/ids.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { guestGuard } from '../../parts/guest-guard.ts';

const keys = stageGuestKeys();
const guard = await guestGuard();

/** Creates a guest, which is only a token. No record exists until they order. */
export const handler = openEndpoint(operation, async ({ visitor, origin }) => {
  const noticed = await guardGuest(guard, { visitor, requestId: origin.requestId });
  const guestId = newId('gst', random);
  const { token, expiresAt } = await sealGuestToken(
    keys,
    { id: guestId, deviceId: visitor.deviceId, noticed },
    clock,
  );
  return { status: 201, body: { guestId, token, expiresAt: toInstant(expiresAt) } };
});

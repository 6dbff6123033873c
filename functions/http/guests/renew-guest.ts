import { guardGuest } from '../../../lib/abuse/guard-guest.ts';
import { renewGuest as operation } from '../../../lib/contract/operations/guests.ts';
import { requireGuest } from '../../../lib/platform/caller.ts';
import { systemClock as clock, toInstant } from '../../../lib/platform/clock.ts';
import { stageGuestKeys } from '../../../lib/platform/guest-keys.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { openForRenewal, sealGuestToken } from '../../../lib/platform/http/guest-tokens.ts';
import { stageVerifier } from '../../../lib/platform/http/stage-verifier.ts';
import { guestGuard } from '../../parts/guest-guard.ts';

const keys = stageGuestKeys();
const guard = await guestGuard();
const verify = stageVerifier(keys, openForRenewal);

/** Gives a guest a new token. Decides their risk again, with the signs in the old token. */
export const handler = endpoint(
  operation,
  async ({ caller, visitor, origin }) => {
    const { id, noticed: before = [] } = requireGuest(caller);
    const noticed = await guardGuest(guard, { visitor, requestId: origin.requestId, before });
    const { token, expiresAt } = await sealGuestToken(
      keys,
      { id, deviceId: visitor.deviceId, noticed },
      clock,
    );
    return { status: 200, body: { guestId: id, token, expiresAt: toInstant(expiresAt) } };
  },
  { verify },
);

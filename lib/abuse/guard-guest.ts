import type { RiskReason } from '../contract/risk.ts';
import type { Visitor } from '../platform/http/visitor.ts';
import type { Limiter } from '../platform/limits/limiter.ts';
import { takeAll } from '../platform/limits/take.ts';
import type { MacKey } from '../platform/mac-key.ts';
import type { ChallengeVerifier } from './challenge.ts';
import { calm, decideRisk } from './decide-risk.ts';
import { passChallenge } from './pass-challenge.ts';
import type { AbusePolicy } from './policy.ts';
import { tracesOf } from './traces.ts';

export interface GuestGuardDeps {
  readonly policy: AbusePolicy;
  readonly limits: { readonly device: Limiter; readonly address: Limiter };
  readonly challenges: ChallengeVerifier;
  readonly key: MacKey;
}

/**
 * Admits a guest, or renews one, within the limits and the risk.
 * @param before the signs in the token that is renewed: a renewal keeps them, only a solved challenge removes them
 * @returns the signs noticed, which the token carries to the guest's orders; none after a solved challenge
 * @throws AppError `too_many_requests`, `challenge_required`, `unavailable`
 */
export async function guardGuest(
  deps: GuestGuardDeps,
  {
    visitor,
    requestId,
    before,
  }: { visitor: Visitor; requestId: string; before?: readonly RiskReason[] | undefined },
): Promise<readonly RiskReason[]> {
  const { policy, limits, key } = deps;
  const { device, address } = tracesOf(key, visitor);
  const [guestsOfDevice = 0] = await takeAll(
    device ? [{ limiter: limits.device, subject: device }] : [],
    'guests',
  );
  // A renewal brings no new guest. A crowd that comes back the next day is no flood.
  const [guestsOfAddress = 0] = before
    ? []
    : await takeAll([{ limiter: limits.address, subject: address }], 'guests');
  const hasDevice = device !== undefined;
  const noticed = before ?? [];
  const risk = decideRisk({ ...calm, guestsOfAddress, guestsOfDevice, hasDevice, noticed }, policy);
  // Each order shows again whether it has a device id.
  if (risk.score < policy.thresholds.challenge)
    return risk.reasons.filter((reason) => reason !== 'no_device');
  await passChallenge(deps, {
    action: 'guest',
    token: visitor.challengeToken,
    request: [requestId],
    whenUnavailable: 'closed',
  });
  return [];
}

import type { RiskReason } from '../contract/risk.ts';
import type { Visitor } from '../platform/http/visitor.ts';
import type { Limiter } from '../platform/limits/limiter.ts';
import { networkOf, subjectOf } from '../platform/limits/subject.ts';
import { takeAll } from '../platform/limits/take.ts';
import type { ChallengeVerifier } from './challenge.ts';
import { calm, decideRisk } from './decide-risk.ts';
import { passChallenge } from './pass-challenge.ts';
import type { AbusePolicy } from './policy.ts';

export interface GuestGuardDeps {
  readonly policy: AbusePolicy;
  readonly limits: { readonly device: Limiter; readonly address: Limiter };
  readonly challenges: ChallengeVerifier;
  readonly key: Buffer;
}

/**
 * Lets somebody become a guest, or remain one, within the limits and the risk.
 * @param before what the token says that is renewed: it is not forgotten by renewing, only by a solved challenge
 * @returns what was noticed; the token carries it to the guest's orders. Nothing when a challenge was solved.
 * @throws AppError `too_many_requests`, `challenge_required`, `unavailable`
 */
export async function guardGuest(
  deps: GuestGuardDeps,
  {
    visitor,
    requestId,
    before = [],
  }: { visitor: Visitor; requestId: string; before?: readonly RiskReason[] | undefined },
): Promise<readonly RiskReason[]> {
  const { policy, limits, key } = deps;
  const device = visitor.deviceId && subjectOf(key, 'device', visitor.deviceId);
  const [guestsOfAddress = 0, guestsOfDevice = 0] = await takeAll(
    [
      { limiter: limits.address, subject: subjectOf(key, 'address', networkOf(visitor.address)) },
      ...(device ? [{ limiter: limits.device, subject: device }] : []),
    ],
    'guests',
  );
  const risk = decideRisk({ ...calm, guestsOfAddress, guestsOfDevice, noticed: before }, policy);
  if (risk.score < policy.thresholds.challenge) return risk.reasons;
  await passChallenge(deps, {
    action: 'guest',
    token: visitor.challengeToken,
    request: [requestId],
    whenUnavailable: 'closed',
  });
  return [];
}

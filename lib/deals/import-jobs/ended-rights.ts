import { sellerRolesOf } from '../../contract/operation.ts';
import { startDealImport } from '../../contract/operations/imports.ts';
import type { Clock } from '../../platform/clock.ts';
import type { EndedTokens } from '../../platform/ended-tokens.ts';
import type { SellerMembers } from '../../platform/seller-members.ts';
import type { SwitchReader } from '../../platform/switches.ts';
import type { ImportJob, StopReason } from './import-job.ts';

export interface RightsDeps {
  readonly ended: Pick<EndedTokens, 'endedAt'>;
  readonly members: SellerMembers;
  readonly switches: SwitchReader;
  readonly clock: Clock;
}

/** Ended tokens are remembered for an hour. A job that is older could miss that its person lost a right. */
const longestMs = 50 * 60_000;

/**
 * Returns why a job may not go on: its person was signed out, lost a role or left the seller, or the seller is off. A
 * request of theirs would be refused for the same reasons.
 */
export async function endedRights(
  { ended, members, switches, clock }: RightsDeps,
  { by, sellerId, startedAt = 0 }: ImportJob,
): Promise<StopReason | undefined> {
  if (clock.now() - startedAt > longestMs) return 'too_old';
  const endedAt = await ended.endedAt(by.id);
  if (endedAt !== undefined && endedAt >= startedAt) return 'rights_ended';
  if (sellerId === undefined) return undefined;
  const member = await members.of(by.id);
  if (member?.id !== sellerId || !sellerRolesOf(startDealImport).includes(member.role)) return 'rights_ended';
  return (await switches.look()).sellersOff.includes(sellerId) ? 'switched_off' : undefined;
}

import type { Profile, ProfilePatch } from '../contract/account.ts';
import type { CustomerId } from '../contract/ids.ts';
import { toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { expectVersion } from '../platform/http/entity-tag.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { decideProfile, emptyProfile } from './decide-profile.ts';
import type { AccountDependencies } from './dependencies.ts';
import { patienceOf } from './patience.ts';

/** Returns the customer's profile; an empty one at version 0, not stored, until they write it. */
export const getProfile = async (
  { accounts }: Pick<AccountDependencies, 'accounts'>,
  id: CustomerId,
): Promise<Profile> => (await accounts.getProfile(id)) ?? emptyProfile(id);

interface ProfileUpdate {
  readonly id: CustomerId;
  readonly patch: ProfilePatch;
  readonly ifMatch: string;
}

/**
 * Changes a profile that is still at the version that the caller read. The first change creates it.
 * @throws AppError `precondition_failed`, `invalid_request`
 */
export const updateProfile = (
  deps: AccountDependencies,
  { id, patch, ifMatch }: ProfileUpdate,
): Promise<Profile> =>
  untilSettled(patienceOf(deps), async () => {
    const before = await getProfile(deps, id);
    expectVersion(ifMatch)(before.version);
    const decision = decideProfile(before, patch, toInstant(deps.clock.now()));
    if (decision.kind === 'refuse') {
      const [{ path, message }] = decision.errors;
      throw new AppError('invalid_request', `${path}: ${message}`, { errors: decision.errors });
    }
    if (decision.kind === 'unchanged') return before;
    const written = await deps.accounts.replaceProfile(decision.profile, decision.consents);
    return written ? decision.profile : undefined;
  });

import type { NewPreferences, Preferences } from '../contract/account.ts';
import type { CustomerId } from '../contract/ids.ts';
import { toInstant } from '../platform/clock.ts';
import { expectVersion } from '../platform/http/entity-tag.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { decidePreferences, defaultPreferences } from './decide-preferences.ts';
import type { AccountDependencies } from './dependencies.ts';
import { patienceOf } from './patience.ts';

/** Returns the customer's preferences; the defaults at version 0 until they set some. */
export const getPreferences = async (
  { accounts }: Pick<AccountDependencies, 'accounts'>,
  id: CustomerId,
): Promise<Preferences> => (await accounts.getPreferences(id)) ?? defaultPreferences;

interface PreferencesUpdate {
  readonly id: CustomerId;
  readonly wanted: NewPreferences;
  readonly ifMatch: string;
}

/**
 * Replaces preferences that are still at the version that the caller read.
 * @throws AppError `precondition_failed`
 */
export const setPreferences = (
  deps: AccountDependencies,
  { id, wanted, ifMatch }: PreferencesUpdate,
): Promise<Preferences> =>
  untilSettled(patienceOf(deps), async () => {
    const before = await getPreferences(deps, id);
    expectVersion(ifMatch)(before.version);
    const decision = decidePreferences(before, wanted, toInstant(deps.clock.now()));
    if (decision.kind === 'unchanged') return before;
    const written = await deps.accounts.replacePreferences(id, decision.preferences);
    return written ? decision.preferences : undefined;
  });

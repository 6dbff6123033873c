import type { Consent, Preferences, Profile } from '../contract/account.ts';
import type { BookingId, CustomerId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import type { AccountReader } from './account-reader.ts';
import { defaultPreferences } from './decide-preferences.ts';
import { emptyProfile } from './decide-profile.ts';
import type { SavedMark } from './saved-repository.ts';

/** A customer's account as staff see it, each list newest first. */
export interface Account {
  readonly exists: boolean;
  readonly profile: Profile;
  readonly preferences: Preferences;
  readonly consents: readonly Consent[];
  readonly saved: readonly SavedMark[];
  readonly bought: readonly BookingId[];
  readonly subject: string | undefined;
  readonly signIns: readonly Instant[];
}

/** Reads an account; an empty one, which does not exist, when nothing is stored. */
export async function readAccount(
  { accounts }: { readonly accounts: Pick<AccountReader, 'everythingOf'> },
  id: CustomerId,
): Promise<Account> {
  const found = await accounts.everythingOf(id);
  return {
    exists: found !== undefined,
    profile: found?.profile ?? emptyProfile(id),
    preferences: found?.preferences ?? defaultPreferences,
    consents: found?.consents.toReversed() ?? [],
    saved: found?.saved.toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1)) ?? [],
    bought:
      found?.bought.toSorted((a, b) => b.orderedAt - a.orderedAt).map(({ bookingId }) => bookingId) ?? [],
    subject: found?.subject,
    signIns: found?.signIns.toReversed() ?? [],
  };
}

import type { Consent, ConsentChoice, Profile, ProfilePatch } from '../contract/account.ts';
import type { Instant } from '../contract/instant.ts';
import type { FieldError } from '../contract/problem-document.ts';

export type ProfileDecision =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'change';
      readonly profile: Profile;
      /** The new consents, for the record. */
      readonly consents: readonly Consent[];
    }
  | { readonly kind: 'refuse'; readonly errors: readonly [FieldError, ...FieldError[]] };

/** The profile of a customer who has not written one yet. */
export const emptyProfile = (id: Profile['id']): Profile => ({ id, consents: [], version: 0 });

/** Applies a patch to a profile. A patch with nothing new changes nothing, so a repeated call is safe. */
export function decideProfile(before: Profile, patch: ProfilePatch, now: Instant): ProfileDecision {
  const { consents: choices = [], ...fields } = patch;
  const [wrong, ...others] = wrongChoices(choices);
  if (wrong) return { kind: 'refuse', errors: [wrong, ...others] };
  const consents = newConsents(before.consents, choices, now);
  const after = applyFields(before, fields);
  if (consents.length === 0 && textFields.every((field) => before[field] === after[field]))
    return { kind: 'unchanged' };
  const profile: Profile = {
    ...after,
    consents: merged(before.consents, consents),
    version: before.version + 1,
    createdAt: before.createdAt ?? now,
    updatedAt: now,
  };
  return { kind: 'change', profile, consents };
}

const textFields = ['name', 'phone', 'locale', 'timeZone'] as const;

/** A field left out stays; `null` removes it. */
function applyFields(before: Profile, patch: Omit<ProfilePatch, 'consents'>): Profile {
  const { name, phone, locale, timeZone, ...rest } = before;
  const kept = { name, phone, locale, timeZone };
  const values = textFields.flatMap((field) => {
    const value = patch[field] === undefined ? kept[field] : patch[field];
    if (value === null || value === undefined) return [];
    return [[field, field === 'locale' ? canonicalLocale(value) : value] as const];
  });
  return { ...rest, ...Object.fromEntries(values) };
}

/** `DE-de` and `de-DE` are one locale, so they are kept as one text. @see RFC 5646, 4.5 */
const canonicalLocale = (tag: string): string => Intl.getCanonicalLocales(tag)[0] ?? tag;

const pairOf = ({ channel, topic }: Pick<Consent, 'channel' | 'topic'>) => `${channel}#${topic}`;

/** A consent without the text it was given to proves nothing later (GDPR, article 7). */
function wrongChoices(choices: readonly ConsentChoice[]): FieldError[] {
  const seen = new Set<string>();
  return choices.flatMap((choice, index): FieldError[] => {
    const at = `body.consents.${index}`;
    const repeated = seen.has(pairOf(choice));
    seen.add(pairOf(choice));
    return [
      ...(repeated ? [{ path: at, message: 'names the same channel and topic as another choice' }] : []),
      ...(choice.granted && choice.wording === undefined
        ? [{ path: `${at}.wording`, message: 'must name the text that the customer agreed to' }]
        : []),
    ];
  });
}

/** A choice is new when its answer or its text differs. */
function newConsents(
  known: readonly Consent[],
  choices: readonly ConsentChoice[],
  now: Instant,
): readonly Consent[] {
  const before = new Map(known.map((consent) => [pairOf(consent), consent]));
  return choices
    .filter((choice) => {
      const last = before.get(pairOf(choice));
      return !last || last.granted !== choice.granted || last.wording !== choice.wording;
    })
    .map((choice) => ({ ...choice, at: now }));
}

/** Sorts the consents, so that their order does not depend on the order of the changes. */
const merged = (known: readonly Consent[], fresh: readonly Consent[]): Consent[] =>
  [...new Map([...known, ...fresh].map((consent) => [pairOf(consent), consent]))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, consent]) => consent);

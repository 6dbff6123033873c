import * as z from 'zod';
import { category, deal, location } from './deal.ts';
import { customerId, dealId } from './ids.ts';
import { instant } from './instant.ts';
import { text } from './text.ts';
import { isTimeZone } from './time-zone.ts';

const version = z.int().min(0).meta({
  format: 'int64',
  description: 'Rises with each change; 0 until the first one.',
});

export const channels = ['push', 'email', 'sms'] as const;
export const consentTopics = ['dealAlerts', 'orders', 'reminders', 'marketing'] as const;

const choice = {
  channel: z.enum(channels),
  topic: z.enum(consentTopics),
  granted: z.boolean(),
  wording: text({ max: 100 }).optional().meta({
    description: 'The version of the text that the customer agreed to or refused, as your app names it.',
    example: 'marketing-2026-11',
  }),
};

export const consentChoice = z.strictObject(choice).meta({
  id: 'ConsentChoice',
  description: 'A consent or refusal for one topic on one channel. A consent must name its wording.',
});
export type ConsentChoice = z.output<typeof consentChoice>;

export const consent = z
  .object({ ...choice, at: instant.meta({ description: 'When the customer answered.' }) })
  .meta({ id: 'Consent', description: 'The customer’s latest answer for one topic on one channel.' });
export type Consent = z.infer<typeof consent>;

const phone = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'must be an E.164 number, as in +4930123456')
  .meta({ description: 'E.164.', example: '+4930123456' });
const locale = z
  .string()
  .max(35)
  .refine(isLocale, 'must be a BCP 47 language tag, as in de-DE')
  .meta({ description: 'BCP 47 language tag.', example: 'de-DE' });
const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be a name of the IANA time zone database, as in Europe/Berlin')
  .meta({ description: 'Name in the IANA time zone database.', example: 'Europe/Berlin' });
const name = text({ max: 120 });

export const profile = z
  .object({
    id: customerId,
    name: z.string().optional(),
    phone: z.string().optional(),
    locale: z.string().optional(),
    timeZone: z.string().optional(),
    consents: z.array(consent).meta({
      description: 'A channel and topic that is not listed was never asked. Treat it as a refusal.',
    }),
    version,
    createdAt: instant.optional(),
    updatedAt: instant.optional(),
  })
  .meta({
    id: 'Profile',
    description:
      'A customer’s own data. The e-mail address belongs to the sign-in: see getSignIn, or the id token.',
  });
export type Profile = z.infer<typeof profile>;

/** Every field is optional. `null` removes one. */
export const profilePatch = z
  .strictObject({
    name: name.nullable().optional(),
    phone: phone.nullable().optional(),
    locale: locale.nullable().optional(),
    timeZone: timeZone.nullable().optional(),
    consents: z
      .array(consentChoice)
      .max(channels.length * consentTopics.length)
      .optional()
      .meta({ description: 'Only the channels and topics that change, each at most once.' }),
  })
  .meta({ id: 'ProfilePatch' });
export type ProfilePatch = z.output<typeof profilePatch>;

export const city = location.omit({ address: true }).meta({
  id: 'City',
  description: 'A place near which the customer looks for deals. Coordinates are kept to about a metre.',
});

const interests = {
  categories: z.array(category).max(50),
  cities: z.array(city).max(20),
  radiusKm: z.int().min(1).max(500).meta({ format: 'int64', description: 'Around each city.' }),
};

export const newPreferences = z
  .strictObject({
    categories: interests.categories.default([]),
    cities: interests.cities.default([]),
    radiusKm: interests.radiusKm,
  })
  .meta({ id: 'NewPreferences' });
export type NewPreferences = z.output<typeof newPreferences>;

export const preferences = z
  .object({ ...interests, version, updatedAt: instant.optional() })
  .meta({ id: 'Preferences', description: 'The deals that a customer wants to see, and the places.' });
export type Preferences = z.infer<typeof preferences>;

export const signIn = z
  .object({
    email: z.string().optional().meta({ description: 'Absent when a social sign-in does not provide one.' }),
    emailVerified: z.boolean(),
    authenticator: z.boolean().meta({ description: 'Whether each sign-in requires an authenticator app.' }),
  })
  .meta({ id: 'SignIn', description: 'How a customer signs in, as the user pool has it now.' });
export type SignIn = z.infer<typeof signIn>;

/** How many deals one customer can have saved. */
export const maxSavedDeals = 500;

export const savedDeal = z
  .object({
    dealId,
    savedAt: instant,
    deal: deal.optional().meta({ description: 'The deal as it is now. Absent after a cancellation.' }),
  })
  .meta({ id: 'SavedDeal', description: 'A deal that a customer saved.' });
export type SavedDeal = z.infer<typeof savedDeal>;

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

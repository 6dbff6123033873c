import * as z from 'zod';
import { channels, consentTopics, newPreferences, type profile } from '../account.ts';
import { bookingId, buyerId, customerId } from '../ids.ts';
import { instant } from '../instant.ts';
import { defineEvent } from './define-event.ts';

/**
 * Events only have ids and names of fields. A customer’s data stays in the table; consumers with the right to it read
 * it there.
 */
const source = 'stampede.accounts';
const version = z
  .int()
  .meta({ description: 'The version after the change. Use it to order events, which arrive in any order.' });

const profileFields = [
  'name',
  'phone',
  'locale',
  'timeZone',
] as const satisfies readonly (keyof typeof profile.shape)[];
const preferenceFields = Object.keys(newPreferences.shape) as [keyof typeof newPreferences.shape];

export const accountProfileChanged = defineEvent({
  type: 'account.profile_changed',
  source,
  subject: customerId,
  summary:
    'A customer created or changed their profile. `fields` names the changed fields, never their values.',
  data: z.object({ customerId, version, fields: z.array(z.enum(profileFields)) }),
});
export const accountPreferencesChanged = defineEvent({
  type: 'account.preferences_changed',
  source,
  subject: customerId,
  summary: 'A customer changed the deals that they want to see.',
  data: z.object({ customerId, version, fields: z.array(z.enum(preferenceFields)) }),
});
export const accountConsentChanged = defineEvent({
  type: 'account.consent_changed',
  source,
  subject: customerId,
  summary: 'A customer agreed or refused one topic on one channel. Senders must follow this.',
  data: z.object({
    customerId,
    channel: z.enum(channels),
    topic: z.enum(consentTopics),
    granted: z.boolean(),
    at: instant.meta({ description: 'When the customer answered. The latest answer counts.' }),
  }),
});
export const accountGuestLinked = defineEvent({
  type: 'account.guest_linked',
  source,
  subject: customerId,
  summary: 'A guest’s paid booking now belongs to the customer. It keeps the guest’s id.',
  data: z.object({ customerId, guestId: buyerId, bookingId }),
});
export const accountDeleted = defineEvent({
  type: 'account.deleted',
  source,
  subject: customerId,
  summary: 'A customer was erased. A consumer that stores data under this id must erase it too.',
  data: z.object({ customerId }),
});

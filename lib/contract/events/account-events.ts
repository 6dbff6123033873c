import * as z from 'zod';
import { channels, newPreferences, type profile, topics } from '../account.ts';
import { bookingId, buyerId, customerId } from '../ids.ts';
import { instant } from '../instant.ts';
import { defineEvent } from './define-event.ts';

/** Ids and names of fields: what a customer wrote stays with us, and consumers who may see it ask for it. */
const source = 'stampede.accounts';
const version = z
  .int()
  .meta({ description: 'The one that the change made: go by it, events keep no order.' });

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
  summary: 'A customer wrote or changed their profile; `fields` says which parts, never what.',
  data: z.object({ customerId, version, fields: z.array(z.enum(profileFields)) }),
});
export const accountPreferencesChanged = defineEvent({
  type: 'account.preferences_changed',
  source,
  subject: customerId,
  summary: 'A customer wants to see other deals than before.',
  data: z.object({ customerId, version, fields: z.array(z.enum(preferenceFields)) }),
});
export const accountConsentChanged = defineEvent({
  type: 'account.consent_changed',
  source,
  subject: customerId,
  summary: 'A customer said yes or no to one topic on one channel: senders follow this.',
  data: z.object({
    customerId,
    channel: z.enum(channels),
    topic: z.enum(topics),
    granted: z.boolean(),
    at: instant.meta({ description: 'When the customer said so: the latest counts.' }),
  }),
});
export const accountGuestLinked = defineEvent({
  type: 'account.guest_linked',
  source,
  subject: customerId,
  summary: 'A booking that a guest paid for is the customer’s from now on; it keeps the guest’s id.',
  data: z.object({ customerId, guestId: buyerId, bookingId }),
});
export const accountDeleted = defineEvent({
  type: 'account.deleted',
  source,
  subject: customerId,
  summary: 'A customer was forgotten: whoever keeps something under this id erases it too.',
  data: z.object({ customerId }),
});

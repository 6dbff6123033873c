import { guest } from '../guest.ts';
import { defineOperation } from '../operation.ts';

export const createGuest = defineOperation({
  id: 'createGuest',
  capability: 'guests',
  method: 'POST',
  path: '/v1/guests',
  summary: 'Become a guest',
  description:
    'Answers a token for ordering. Nothing is stored, so a repeated call has no effect and needs no Idempotency-Key. With X-Device-Id the token works on that device only, and can be renewed there for 30 days after its end.',
  access: 'anyone',
  limit: 'guests',
  repeatable: true,
  guarded: true,
  switches: { guests: true },
  success: { 201: { description: 'The guest and its token', schema: guest } },
  errors: [],
});

export const renewGuest = defineOperation({
  id: 'renewGuest',
  capability: 'guests',
  method: 'POST',
  path: '/v1/guests/renewal',
  summary: 'Renew a guest’s token',
  description:
    'Answers a new token of the same guest, who keeps their bookings. A token made with an X-Device-Id can be renewed up to 30 days after its end; send the same X-Device-Id. A token without one must still be valid. The old token stays valid until its end.',
  access: ['guest'],
  limit: 'guests',
  repeatable: true,
  guarded: true,
  success: { 200: { description: 'The same guest, with a new token', schema: guest } },
  errors: [],
});

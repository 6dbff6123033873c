import { guest } from '../guest.ts';
import { defineOperation } from '../operation.ts';

export const createGuest = defineOperation({
  id: 'createGuest',
  capability: 'guests',
  method: 'POST',
  path: '/v1/guests',
  summary: 'Become a guest',
  description:
    'Answers a token to order with. Nothing is stored, so a repeated call leaves nothing behind and needs no Idempotency-Key. With X-Device-Id the token is good on that device only, and can be renewed there for 30 days after its end.',
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
  summary: 'Remain a guest',
  description:
    'Answers a new token of the same guest, so that their bookings stay theirs. The token that is sent may have ended up to 30 days ago if it was made with an X-Device-Id, which has to come along; without one it must still be good. It stays good until its end.',
  access: ['guest'],
  limit: 'guests',
  repeatable: true,
  guarded: true,
  success: { 200: { description: 'The same guest, and a new token', schema: guest } },
  errors: [],
});

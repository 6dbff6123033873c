import { newPreferences, preferences, profile, profilePatch } from '../account.ts';
import { defineOperation } from '../operation.ts';

const access = ['customer'] as const;
const capability = 'accounts';
const oneProfile = { 200: { description: 'The profile, with its ETag', schema: profile } } as const;
const thePreferences = {
  200: { description: 'The preferences, with their ETag', schema: preferences },
} as const;

export const getProfile = defineOperation({
  id: 'getProfile',
  capability,
  method: 'GET',
  path: '/v1/me',
  summary: 'Your profile',
  description: 'A customer who has written nothing yet has an empty profile at version 0.',
  access,
  etag: true,
  success: oneProfile,
  errors: [],
});

export const updateProfile = defineOperation({
  id: 'updateProfile',
  capability,
  method: 'PATCH',
  path: '/v1/me',
  summary: 'Change your profile',
  description:
    'Fields left out stay, `null` removes. What you said yes or no to is kept as a record each time, with its instant and wording.',
  access,
  body: profilePatch,
  ifMatch: 'required',
  etag: true,
  success: oneProfile,
  errors: [],
});

export const getPreferences = defineOperation({
  id: 'getPreferences',
  capability,
  method: 'GET',
  path: '/v1/me/preferences',
  summary: 'What you want to see, and where',
  description: 'Until they are set: no category, no city, 25 km, version 0.',
  access,
  etag: true,
  success: thePreferences,
  errors: [],
});

export const setPreferences = defineOperation({
  id: 'setPreferences',
  capability,
  method: 'PUT',
  path: '/v1/me/preferences',
  summary: 'Set what you want to see, and where',
  access,
  body: newPreferences,
  ifMatch: 'required',
  etag: true,
  success: thePreferences,
  errors: [],
});

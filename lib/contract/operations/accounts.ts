import * as z from 'zod';
import {
  consent,
  newPreferences,
  preferences,
  profile,
  profilePatch,
  savedDeal,
  signIn,
} from '../account.ts';
import { dealId } from '../ids.ts';
import { noContent } from '../no-content.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';

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
  limit: 'reads',
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
  limit: 'changes',
  body: profilePatch,
  ifMatch: 'required',
  etag: true,
  success: oneProfile,
  errors: [],
});

export const listConsents = defineOperation({
  id: 'listConsents',
  capability,
  method: 'GET',
  path: '/v1/me/consents',
  summary: 'What you said yes and no to, newest first',
  description:
    'Every answer you gave, with its instant and the wording you were shown. The profile has the last ones.',
  access,
  limit: 'lists',
  query: z.strictObject({ ...pageQuery }),
  success: { 200: { description: 'A page of answers', schema: pageOf(consent, 'ConsentPage') } },
  errors: [],
});

export const getSignIn = defineOperation({
  id: 'getSignIn',
  capability,
  method: 'GET',
  path: '/v1/me/sign-in',
  summary: 'How you sign in',
  description: 'Your e-mail address as the sign-in has it, and whether it is confirmed.',
  access,
  limit: 'accounts',
  success: { 200: { description: 'The address and the second factor', schema: signIn } },
  errors: [],
});

export const signOutEverywhere = defineOperation({
  id: 'signOutEverywhere',
  capability,
  method: 'POST',
  path: '/v1/me/sign-out-everywhere',
  summary: 'Sign out on all your devices',
  description:
    'No refresh token works from now on. An access token that is out there runs out within 15 minutes. A repeated call is safe.',
  access,
  limit: 'accounts',
  repeatable: true,
  success: { 204: { description: 'Signed out', schema: noContent } },
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
  limit: 'reads',
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
  description: 'Replaces the preferences as a whole: what is left out is gone.',
  access,
  limit: 'changes',
  body: newPreferences,
  ifMatch: 'required',
  etag: true,
  success: thePreferences,
  errors: [],
});

const params = z.object({ dealId });

export const listSavedDeals = defineOperation({
  id: 'listSavedDeals',
  capability,
  method: 'GET',
  path: '/v1/me/saved-deals',
  summary: 'Deals you saved, newest first',
  description: 'Each with its deal as it is now, ended ones too. One that was called off comes without it.',
  access,
  limit: 'lists',
  query: z.strictObject({ ...pageQuery }),
  success: { 200: { description: 'A page of saved deals', schema: pageOf(savedDeal, 'SavedDealPage') } },
  errors: [],
});

export const saveDeal = defineOperation({
  id: 'saveDeal',
  capability,
  method: 'PUT',
  path: '/v1/me/saved-deals/{dealId}',
  summary: 'Save a deal',
  description: 'One that you saved before stays where it is in the list. You can save 500.',
  access,
  limit: 'changes',
  params,
  success: { 200: { description: 'The saved deal', schema: savedDeal } },
  errors: ['not_found', 'limit_exceeded'],
});

export const removeSavedDeal = defineOperation({
  id: 'removeSavedDeal',
  capability,
  method: 'DELETE',
  path: '/v1/me/saved-deals/{dealId}',
  summary: 'Remove a deal from those you saved',
  description: 'One that is not saved answers the same, so a repeated call is safe.',
  access,
  limit: 'changes',
  params,
  success: { 204: { description: 'It is not saved', schema: noContent } },
  errors: [],
});

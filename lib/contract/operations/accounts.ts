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
  description: 'Before the first change the profile is empty and at version 0.',
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
    'Fields left out stay; `null` removes a field. Each consent or refusal is also stored as a record, with its instant and wording.',
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
  summary: 'Your consents and refusals, newest first',
  description:
    'Every answer you gave, with its instant and the wording that you saw. The profile has the latest ones.',
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
  summary: 'Your sign-in',
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
    'All refresh tokens end now. An access token already issued expires within 15 minutes. A repeated call is safe.',
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
  summary: 'Your preferences for deals and places',
  description: 'Before the first change: no category, no city, 25 km, version 0.',
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
  summary: 'Set your preferences for deals and places',
  description: 'Replaces the preferences as a whole. Fields left out are removed.',
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
  description: 'Each with its current deal, ended ones too. A cancelled deal is listed by its id only.',
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
  description: 'A deal saved before keeps its place in the list. You can save 500.',
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
  summary: 'Remove a saved deal',
  description: 'A deal that is not saved gets the same answer, so a repeated call is safe.',
  access,
  limit: 'changes',
  params,
  success: { 204: { description: 'The deal is not saved', schema: noContent } },
  errors: [],
});

import * as z from 'zod';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';
import {
  storefrontDraft,
  storefrontDraftBody,
  storefrontPreview,
  storefrontPreviewBody,
  storefrontPublication,
  storefrontVersion,
  storefrontVersionNumber,
  storefrontVersionSummary,
} from '../storefront-staff.ts';

const capability = 'storefront';
const access = ['admin'] as const;
const params = z.object({ version: storefrontVersionNumber });
const oneVersion = { 200: { description: 'The version', schema: storefrontVersion } } as const;

export const getStorefrontDraft = defineOperation({
  id: 'getStorefrontDraft',
  capability,
  method: 'GET',
  path: '/v1/admin/storefront/draft',
  summary: 'The draft of the home page',
  description:
    'With what nobody would see, the current version and the scheduled ones. Its ETag is for `saveStorefrontDraft` and `publishStorefront`.',
  access,
  limit: 'reads',
  etag: true,
  success: { 200: { description: 'The draft, with its ETag', schema: storefrontDraft } },
  errors: [],
});

export const saveStorefrontDraft = defineOperation({
  id: 'saveStorefrontDraft',
  capability,
  method: 'PUT',
  path: '/v1/admin/storefront/draft',
  summary: 'Save the draft of the home page',
  description:
    'Replaces all blocks. Visitors see nothing of it until it is published. A draft may name deals that nobody sees yet; `warnings` lists them.',
  access,
  limit: 'changes',
  ifMatch: 'required',
  body: storefrontDraftBody,
  etag: true,
  success: { 200: { description: 'The draft, with its ETag', schema: storefrontDraft } },
  errors: [],
});

export const previewStorefront = defineOperation({
  id: 'previewStorefront',
  capability,
  method: 'POST',
  path: '/v1/admin/storefront/preview',
  summary: 'The home page as a visitor would see it',
  description:
    'At an instant, for an audience: of the draft, or of blocks that are not saved yet. Changes nothing.',
  access,
  limit: 'reads',
  repeatable: true,
  body: storefrontPreviewBody,
  success: { 200: { description: 'The preview', schema: storefrontPreview } },
  errors: [],
});

export const publishStorefront = defineOperation({
  id: 'publishStorefront',
  capability,
  method: 'POST',
  path: '/v1/admin/storefront/versions',
  summary: 'Publish the draft',
  description:
    'Makes a version of the draft that holds from `from` on, until a later version holds. If-Match names the draft. The same draft published again for the same instant answers the version of the first time.',
  access,
  limit: 'changes',
  repeatable: true,
  ifMatch: 'required',
  body: storefrontPublication,
  success: oneVersion,
  errors: ['invalid_state'],
});

export const listStorefrontVersions = defineOperation({
  id: 'listStorefrontVersions',
  capability,
  method: 'GET',
  path: '/v1/admin/storefront/versions',
  summary: 'The versions of the home page, newest first',
  description: 'With who published each and when, without their blocks.',
  access,
  limit: 'lists',
  query: z.strictObject({ ...pageQuery }),
  success: {
    200: {
      description: 'A page of versions',
      schema: pageOf(storefrontVersionSummary, 'StorefrontVersionPage'),
    },
  },
  errors: [],
});

export const getStorefrontVersion = defineOperation({
  id: 'getStorefrontVersion',
  capability,
  method: 'GET',
  path: '/v1/admin/storefront/versions/{version}',
  summary: 'One version of the home page',
  description: 'With its blocks, which never change.',
  access,
  limit: 'reads',
  params,
  success: oneVersion,
  errors: ['not_found'],
});

export const restoreStorefrontVersion = defineOperation({
  id: 'restoreStorefrontVersion',
  capability,
  method: 'POST',
  path: '/v1/admin/storefront/versions/{version}/restoration',
  summary: 'Show an earlier version again',
  description:
    'Makes a new version with the blocks of this one, which holds at once. The draft stays as it is. Repeating it while that copy is shown answers the copy.',
  access,
  limit: 'changes',
  repeatable: true,
  params,
  success: oneVersion,
  errors: ['not_found'],
});

export const withdrawStorefrontVersion = defineOperation({
  id: 'withdrawStorefrontVersion',
  capability,
  method: 'POST',
  path: '/v1/admin/storefront/versions/{version}/withdrawal',
  summary: 'Take a scheduled version back',
  description: 'Only before its instant. Repeating it answers the version as it is.',
  access,
  limit: 'changes',
  repeatable: true,
  params,
  success: oneVersion,
  errors: ['not_found', 'invalid_state'],
});

import * as z from 'zod';
import { resourceId, sellerId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';
import { newResource, resource, resourcePatch, resourceState } from '../resource.ts';

const capability = 'services';
const owners = ['admin', 'seller'] as const;
const readers = ['admin', 'seller', 'support'] as const;
const params = z.object({ resourceId });
const oneResource = { 200: { description: 'The resource, with its ETag', schema: resource } } as const;

export const createResource = defineOperation({
  id: 'createResource',
  capability,
  method: 'POST',
  path: '/v1/admin/resources',
  summary: 'Create a resource',
  description:
    'A person, a room or a thing that serves bookings, with its hours. A seller creates their own. An admin creates those of the house, or of the seller in `sellerId`.',
  access: owners,
  limit: 'changes',
  body: newResource,
  idempotencyKey: 'required',
  etag: true,
  success: { 201: { description: 'The resource, with its ETag', schema: resource } },
  errors: [],
});

export const listResources = defineOperation({
  id: 'listResources',
  capability,
  method: 'GET',
  path: '/v1/admin/resources',
  summary: 'Resources, newest first',
  description: 'Sellers see their own. Admins and support see all, or those of one seller.',
  access: readers,
  limit: 'lists',
  query: z.strictObject({ state: resourceState.optional(), sellerId: sellerId.optional(), ...pageQuery }),
  success: { 200: { description: 'A page of resources', schema: pageOf(resource, 'ResourcePage') } },
  errors: [],
});

export const getResource = defineOperation({
  id: 'getResource',
  capability,
  method: 'GET',
  path: '/v1/admin/resources/{resourceId}',
  summary: 'One resource, with its hours',
  description: 'With its ETag, which a change must send as If-Match.',
  access: readers,
  limit: 'reads',
  params,
  etag: true,
  success: oneResource,
  errors: ['not_found'],
});

export const updateResource = defineOperation({
  id: 'updateResource',
  capability,
  method: 'PATCH',
  path: '/v1/admin/resources/{resourceId}',
  summary: 'Change a resource or its hours',
  description:
    'A list in the body replaces the whole list. New hours apply to slots that are ordered from then on: bookings outside of them stay. An archived resource cannot change.',
  access: owners,
  limit: 'changes',
  params,
  body: resourcePatch,
  ifMatch: 'required',
  etag: true,
  success: oneResource,
  errors: ['not_found', 'invalid_state'],
});

export const archiveResource = defineOperation({
  id: 'archiveResource',
  capability,
  method: 'POST',
  path: '/v1/admin/resources/{resourceId}/archiving',
  summary: 'Archive a resource',
  description: 'It serves no new slots, in no service. Bookings that it has stay.',
  access: owners,
  limit: 'changes',
  repeatable: true,
  params,
  etag: true,
  success: oneResource,
  errors: ['not_found'],
});

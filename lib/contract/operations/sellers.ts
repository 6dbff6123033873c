import * as z from 'zod';
import { sellerId } from '../ids.ts';
import { noContent } from '../no-content.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';
import { newSeller, seller, sellerMember, sellerMemberRole, sellerPatch } from '../seller.ts';
import { staffId } from '../staff.ts';

const capability = 'sellers';
const readers = ['admin', 'support', 'seller'] as const;
const params = z.object({ sellerId });
const memberParams = z.object({ sellerId, staffId });
const oneSeller = { 200: { description: 'The seller, with its ETag', schema: seller } } as const;

export const createSeller = defineOperation({
  id: 'createSeller',
  capability,
  method: 'POST',
  path: '/v1/admin/sellers',
  summary: 'Create a seller',
  description: 'A seller has no members at first: add them with `setSellerMember`.',
  access: ['admin'],
  limit: 'changes',
  body: newSeller,
  idempotencyKey: 'required',
  etag: true,
  success: { 201: { description: 'The seller, with its ETag', schema: seller } },
  errors: [],
});

export const listSellers = defineOperation({
  id: 'listSellers',
  capability,
  method: 'GET',
  path: '/v1/admin/sellers',
  summary: 'All sellers, newest first',
  description: 'A seller that was just created may be missing for a second.',
  access: ['admin', 'support'],
  limit: 'lists',
  query: z.strictObject({ ...pageQuery }),
  success: { 200: { description: 'A page of sellers', schema: pageOf(seller, 'SellerPage') } },
  errors: [],
});

export const getSeller = defineOperation({
  id: 'getSeller',
  capability,
  method: 'GET',
  path: '/v1/admin/sellers/{sellerId}',
  summary: 'One seller',
  description: 'Members of a seller can read their own seller. Another one answers `not_found`.',
  access: readers,
  limit: 'reads',
  params,
  etag: true,
  success: oneSeller,
  errors: ['not_found'],
});

export const updateSeller = defineOperation({
  id: 'updateSeller',
  capability,
  method: 'PATCH',
  path: '/v1/admin/sellers/{sellerId}',
  summary: 'Change a seller',
  description: 'Fields left out stay as they are. Owners change their own seller, admins every seller.',
  access: ['admin', 'seller'],
  sellerRoles: ['owner'],
  limit: 'changes',
  params,
  body: sellerPatch,
  ifMatch: 'required',
  etag: true,
  success: oneSeller,
  errors: ['not_found'],
});

export const listSellerMembers = defineOperation({
  id: 'listSellerMembers',
  capability,
  method: 'GET',
  path: '/v1/admin/sellers/{sellerId}/members',
  summary: 'The members of a seller, oldest first',
  description: 'A change shows here within a second or two.',
  access: readers,
  limit: 'lists',
  params,
  query: z.strictObject({ ...pageQuery }),
  success: { 200: { description: 'A page of members', schema: pageOf(sellerMember, 'SellerMemberPage') } },
  errors: ['not_found'],
});

export const setSellerMember = defineOperation({
  id: 'setSellerMember',
  capability,
  method: 'PUT',
  path: '/v1/admin/sellers/{sellerId}/members/{staffId}',
  summary: 'Add a member to a seller, or change their role in it',
  description:
    'The change applies from the member’s next request on. They also need the staff role `seller`. A member of staff works for one seller at most: remove them from the other one first.',
  access: ['admin'],
  limit: 'accounts',
  stepUp: true,
  params: memberParams,
  body: sellerMemberRole,
  success: { 200: { description: 'The member', schema: sellerMember } },
  errors: ['not_found', 'invalid_state'],
});

export const removeSellerMember = defineOperation({
  id: 'removeSellerMember',
  capability,
  method: 'DELETE',
  path: '/v1/admin/sellers/{sellerId}/members/{staffId}',
  summary: 'Remove a member from a seller',
  description:
    'From their next request on they have no rights in the seller. Removing a person who is no member changes nothing.',
  access: ['admin'],
  limit: 'accounts',
  stepUp: true,
  params: memberParams,
  success: { 204: { description: 'They are no member', schema: noContent } },
  errors: ['not_found'],
});

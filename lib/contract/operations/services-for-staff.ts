import * as z from 'zod';
import { sellerId, serviceId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';
import { adminService, newService, servicePatch, serviceState } from '../service.ts';

const capability = 'services';
const owners = ['admin', 'seller'] as const;
const readers = ['admin', 'seller', 'support'] as const;
const params = z.object({ serviceId });
const oneService = { 200: { description: 'The service, with its ETag', schema: adminService } } as const;

export const createService = defineOperation({
  id: 'createService',
  capability,
  method: 'POST',
  path: '/v1/admin/services',
  summary: 'Create a service as a draft',
  description:
    'Create its resources first. The public does not see a draft, and all of it can still change. A seller creates their own services. An admin creates services of the house, or of the seller in `sellerId`.',
  access: owners,
  limit: 'changes',
  body: newService,
  idempotencyKey: 'required',
  etag: true,
  success: { 201: { description: 'The draft, with its ETag', schema: adminService } },
  errors: [],
});

export const listAdminServices = defineOperation({
  id: 'listAdminServices',
  capability,
  method: 'GET',
  path: '/v1/admin/services',
  summary: 'Services in every state, newest first',
  description: 'Sellers see their own. Admins and support see all, or those of one seller.',
  access: readers,
  limit: 'lists',
  query: z.strictObject({ state: serviceState.optional(), sellerId: sellerId.optional(), ...pageQuery }),
  success: { 200: { description: 'A page of services', schema: pageOf(adminService, 'AdminServicePage') } },
  errors: [],
});

export const getAdminService = defineOperation({
  id: 'getAdminService',
  capability,
  method: 'GET',
  path: '/v1/admin/services/{serviceId}',
  summary: 'One service, in any state',
  description: 'With its ETag, which a change must send as If-Match.',
  access: readers,
  limit: 'reads',
  params,
  etag: true,
  success: oneService,
  errors: ['not_found'],
});

export const updateService = defineOperation({
  id: 'updateService',
  capability,
  method: 'PATCH',
  path: '/v1/admin/services/{serviceId}',
  summary: 'Change a service',
  description:
    'New rules apply to slots that are ordered from then on; bookings keep their time and price. A published service keeps its seating, and gives buyers who cancel or move never less than before. An archived one cannot change.',
  access: owners,
  limit: 'changes',
  params,
  body: servicePatch,
  ifMatch: 'required',
  etag: true,
  success: oneService,
  errors: ['not_found', 'invalid_state'],
});

export const publishService = defineOperation({
  id: 'publishService',
  capability,
  method: 'POST',
  path: '/v1/admin/services/{serviceId}/publication',
  summary: 'Publish a draft',
  description: 'Buyers can see and book it. Repeating the call answers the service as it is.',
  access: owners,
  limit: 'changes',
  repeatable: true,
  params,
  etag: true,
  success: oneService,
  errors: ['not_found', 'invalid_state'],
});

export const archiveService = defineOperation({
  id: 'archiveService',
  capability,
  method: 'POST',
  path: '/v1/admin/services/{serviceId}/archiving',
  summary: 'Archive a service',
  description: 'It takes no more bookings, and cannot be published again. Bookings that it has stay.',
  access: owners,
  limit: 'changes',
  repeatable: true,
  params,
  etag: true,
  success: oneService,
  errors: ['not_found'],
});

import * as z from 'zod';
import { category } from '../deal.ts';
import { sellerId, serviceId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';
import { service, serviceDetail } from '../service.ts';

export const listServices = defineOperation({
  id: 'listServices',
  capability: 'services',
  method: 'GET',
  path: '/v1/services',
  summary: 'Services that can be booked',
  description: 'Published services, the newest first: all, or those of a seller or a category.',
  access: 'anyone',
  limit: 'publicReads',
  query: z.strictObject({ sellerId: sellerId.optional(), category: category.optional(), ...pageQuery }),
  etag: true,
  maxAge: 2,
  success: { 200: { description: 'A page of services', schema: pageOf(service, 'ServicePage') } },
  errors: [],
});

export const getService = defineOperation({
  id: 'getService',
  capability: 'services',
  method: 'GET',
  path: '/v1/services/{serviceId}',
  summary: 'One service',
  description:
    'With its rules and the resources that serve it, as of the last seconds. A draft and an archived one answer `not_found`.',
  access: 'anyone',
  limit: 'publicReads',
  params: z.object({ serviceId }),
  etag: true,
  maxAge: 2,
  success: { 200: { description: 'The service', schema: serviceDetail } },
  errors: ['not_found'],
});

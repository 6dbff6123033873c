import * as z from 'zod';
import {
  customerBlock,
  customerDeletionRequest,
  customerMatches,
  customerReading,
  customerRecord,
  customerSearch,
  customerSignIn,
  linkedBookings,
  signInDays,
} from '../customer.ts';
import { customerId, exportId } from '../ids.ts';
import { noContent } from '../no-content.ts';
import { defineOperation } from '../operation.ts';
import { dataExport, deletion, exportDays } from '../privacy.ts';

const access = ['support', 'admin'] as const;
const capability = 'customers';
const params = z.object({ customerId });
const theSignIn = { 200: { description: 'The sign-in after the change', schema: customerSignIn } } as const;

export const searchCustomers = defineOperation({
  id: 'searchCustomers',
  capability,
  method: 'POST',
  path: '/v1/admin/customers/search',
  summary: 'Find customers by e-mail address or name',
  description:
    'A POST, so that no log of URLs has the address. An address finds customers who have confirmed it and signed in since, and guests’ bookings that were paid with it. The audit records that staff searched and why, not for whom.',
  access,
  limit: 'lists',
  repeatable: true,
  body: customerSearch,
  success: { 200: { description: 'The customers found', schema: customerMatches } },
  errors: [],
});

export const readCustomer = defineOperation({
  id: 'readCustomer',
  capability,
  method: 'POST',
  path: '/v1/admin/customers/{customerId}/reading',
  summary: 'Read what is held about a customer',
  description: `Their profile, consents, preferences, saved deals, sign-in, sign-ins of the last ${signInDays} days, risk reviews, exports and deletion. It has no card data. The audit records each reading with its purpose, before the answer: hence a POST. For bookings see searchBookings with \`buyerId\`.`,
  access,
  limit: 'accounts',
  repeatable: true,
  params,
  body: customerReading,
  success: { 200: { description: 'The customer', schema: customerRecord } },
  errors: ['not_found'],
});

export const signCustomerOut = defineOperation({
  id: 'signCustomerOut',
  capability,
  method: 'POST',
  path: '/v1/admin/customers/{customerId}/sign-out',
  summary: 'Sign a customer out everywhere',
  description:
    'For a lost device. All refresh tokens end now. An access token already issued expires within 15 minutes.',
  access,
  limit: 'accounts',
  repeatable: true,
  stepUp: true,
  params,
  success: { 204: { description: 'Signed out', schema: noContent } },
  errors: ['not_found', 'invalid_state'],
});

export const blockCustomer = defineOperation({
  id: 'blockCustomer',
  capability,
  method: 'POST',
  path: '/v1/admin/customers/{customerId}/block',
  summary: 'Block a customer',
  description:
    'They can no longer sign in, and no token is refreshed. An access token already issued expires within 15 minutes. Their bookings stay.',
  access,
  limit: 'accounts',
  repeatable: true,
  stepUp: true,
  params,
  body: customerBlock,
  success: theSignIn,
  errors: ['not_found', 'invalid_state'],
});

export const unblockCustomer = defineOperation({
  id: 'unblockCustomer',
  capability,
  method: 'POST',
  path: '/v1/admin/customers/{customerId}/unblocking',
  summary: 'Unblock a customer',
  description: 'They can sign in again. Refused while their data is being deleted.',
  access,
  limit: 'accounts',
  repeatable: true,
  stepUp: true,
  params,
  success: theSignIn,
  errors: ['not_found', 'invalid_state'],
});

export const linkGuestBookings = defineOperation({
  id: 'linkGuestBookings',
  capability,
  method: 'POST',
  path: '/v1/admin/customers/{customerId}/guest-bookings',
  summary: 'Link what a customer bought as a guest',
  description:
    'Does now what the customer’s next sign-in would do: bookings that were paid with the confirmed address of the account join it. No address can be named.',
  access,
  limit: 'accounts',
  repeatable: true,
  params,
  success: { 200: { description: 'The bookings that joined the account', schema: linkedBookings } },
  errors: ['not_found', 'invalid_state'],
});

export const requestCustomerExport = defineOperation({
  id: 'requestCustomerExport',
  capability,
  method: 'POST',
  path: '/v1/admin/customers/{customerId}/exports',
  summary: 'Export all data about a customer, for them',
  description:
    'For a customer who asks staff. Prepared in the background: read it at its Location. It counts towards the customer’s own limit. Where the stage requires it, it needs a colleague’s approval.',
  access,
  limit: 'jobs',
  stepUp: true,
  params,
  idempotencyKey: 'required',
  success: { 202: { description: 'The export, which is being prepared', schema: dataExport } },
  errors: ['not_found', 'invalid_state', 'approval_required'],
});

export const getCustomerExport = defineOperation({
  id: 'getCustomerExport',
  capability,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/exports/{exportId}',
  summary: 'An export of a customer’s data',
  description: `For admins with a recent sign-in the answer has a link to the file, and the audit records it. Others read the status. The file is kept for ${exportDays} days.`,
  access,
  limit: 'reads',
  params: z.object({ customerId, exportId }),
  success: { 200: { description: 'The export', schema: dataExport } },
  errors: ['not_found'],
});

export const requestCustomerDeletion = defineOperation({
  id: 'requestCustomerDeletion',
  capability,
  method: 'POST',
  path: '/v1/admin/customers/{customerId}/deletion',
  summary: 'Delete a customer and all data about them',
  description:
    'As the customer’s own request does: their holds are released, they are signed out everywhere, and bookings stay without any data about them. This cannot be undone. Support needs an admin’s approval; where the stage requires it, an admin needs another admin’s. A repeated call gets the same answer.',
  access,
  limit: 'jobs',
  repeatable: true,
  stepUp: true,
  params,
  body: customerDeletionRequest,
  success: { 202: { description: 'The state of the request', schema: deletion } },
  errors: ['not_found', 'invalid_state', 'approval_required'],
});

export const getCustomerDeletion = defineOperation({
  id: 'getCustomerDeletion',
  capability,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/deletion',
  summary: 'The state of a customer’s deletion',
  description: 'It has no data about the person, so the audit does not record it.',
  access,
  limit: 'reads',
  params,
  success: { 200: { description: 'The request', schema: deletion } },
  errors: ['not_found'],
});

import * as z from 'zod';
import { noContent } from '../no-content.ts';
import { defineOperation } from '../operation.ts';
import { newSavedMethod, savedMethodList, setupSheet } from '../payment-method.ts';
import { savedMethodId } from '../saved-method-id.ts';

const access = ['customer'] as const;
const capability = 'payments';
const params = z.object({ methodId: savedMethodId });

export const setUpPaymentMethod = defineOperation({
  id: 'setUpPaymentMethod',
  capability,
  method: 'POST',
  path: '/v1/me/payment-methods/setup',
  summary: 'Begin to save a payment method',
  description:
    'Nothing is charged. When the PaymentSheet reports success, the method is in the list. After several requests in a day the operation asks for a challenge, and above a limit it refuses for a while. It also refuses after many refused cards.',
  access,
  limit: 'setups',
  guarded: true,
  body: newSavedMethod,
  switches: { oneClick: 'always' },
  success: { 201: { description: 'The data for the PaymentSheet', schema: setupSheet } },
  errors: [],
});

export const listPaymentMethods = defineOperation({
  id: 'listPaymentMethods',
  capability,
  method: 'GET',
  path: '/v1/me/payment-methods',
  summary: 'Your saved payment methods, newest first',
  description: 'The newest hundred, as Stripe has them now.',
  access,
  limit: 'methods',
  success: { 200: { description: 'The saved methods', schema: savedMethodList } },
  errors: [],
});

export const setDefaultPaymentMethod = defineOperation({
  id: 'setDefaultPaymentMethod',
  capability,
  method: 'PUT',
  path: '/v1/me/payment-methods/{methodId}/default',
  summary: 'Make a saved payment method your default',
  description: 'A one-click order pays with it unless the order names another.',
  access,
  limit: 'methods',
  params,
  success: { 204: { description: 'It is the default', schema: noContent } },
  errors: ['not_found'],
});

export const removePaymentMethod = defineOperation({
  id: 'removePaymentMethod',
  capability,
  method: 'DELETE',
  path: '/v1/me/payment-methods/{methodId}',
  summary: 'Remove a saved payment method',
  description: 'A method removed before gets the same answer, so a repeated call is safe.',
  access,
  limit: 'methods',
  params,
  success: { 204: { description: 'The method is not saved', schema: noContent } },
  errors: ['not_found'],
});

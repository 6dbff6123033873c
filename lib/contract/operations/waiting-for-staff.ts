import * as z from 'zod';
import { buyerId, dealId } from '../ids.ts';
import { noContent } from '../no-content.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';
import { waitingPerson, waitingRemoval } from '../waiting.ts';

export const listDealWaitingList = defineOperation({
  id: 'listDealWaitingList',
  capability: 'waiting',
  method: 'GET',
  path: '/v1/admin/deals/{dealId}/waiting-list',
  summary: 'The waiting list of a deal, next in line first',
  description: 'Those who wait now. The stock says how many they are.',
  access: ['admin', 'seller', 'support'],
  limit: 'lists',
  params: z.object({ dealId }),
  query: z.strictObject({ ...pageQuery }),
  success: { 200: { description: 'A page of the line', schema: pageOf(waitingPerson, 'WaitingPersonPage') } },
  errors: ['not_found'],
});

export const removeFromWaitingList = defineOperation({
  id: 'removeFromWaitingList',
  capability: 'waiting',
  method: 'POST',
  path: '/v1/admin/deals/{dealId}/waiting-list/{buyerId}/removal',
  summary: 'Remove somebody from the waiting list',
  description:
    'The audit keeps who did it and why. A buyer who does not wait gets the same answer, so a repeated call is safe.',
  access: ['admin', 'seller', 'support'],
  limit: 'changes',
  repeatable: true,
  params: z.object({ dealId, buyerId }),
  body: waitingRemoval,
  success: { 204: { description: 'The buyer no longer waits', schema: noContent } },
  errors: ['not_found'],
});

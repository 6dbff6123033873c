import * as z from 'zod';
import { noContent } from '../no-content.ts';
import { defineOperation } from '../operation.ts';
import { newWaitingEntry, waitingEntries, waitingEntry, waitingEntryId } from '../waiting.ts';

const access = ['guest', 'customer'] as const;
const capability = 'waiting';
const params = z.object({ entryId: waitingEntryId });

export const joinWaitingList = defineOperation({
  id: 'joinWaitingList',
  capability,
  method: 'POST',
  path: '/v1/waiting-list',
  summary: 'Join the waiting list of a sold-out deal',
  description:
    'Returned units are offered in the order of joining, never to two people at once. An offer is a booking that is held for you: pay it until `holdExpiresAt`, or cancel it to decline. You get one offer for each time that you join. A line exists from the first who joins until it is empty; meanwhile every other order is `sold_out`. An entry that asks for more units than come back at once keeps its place while smaller ones are served, unless it accepts fewer. Repeating the request returns the entry that you have.',
  access,
  limit: 'orders',
  guarded: true,
  switches: { guests: true },
  repeatable: true,
  body: newWaitingEntry,
  success: { 201: { description: 'The place in line', schema: waitingEntry } },
  errors: [
    'not_found',
    'sign_in_required',
    'deal_not_live',
    'limit_exceeded',
    'quantity_too_large',
    'amount_too_large',
    'invalid_state',
    'waiting_list_full',
  ],
});

export const listWaitingEntries = defineOperation({
  id: 'listWaitingEntries',
  capability,
  method: 'GET',
  path: '/v1/waiting-list',
  summary: 'Your places in waiting lists',
  description:
    'Latest first: the entries that wait, those with an offer, and those that ended in the last 30 days.',
  access,
  limit: 'lists',
  success: { 200: { description: 'The entries', schema: waitingEntries } },
  errors: [],
});

export const getWaitingEntry = defineOperation({
  id: 'getWaitingEntry',
  capability,
  method: 'GET',
  path: '/v1/waiting-list/{entryId}',
  summary: 'Your place in a waiting list',
  description:
    'With the place and the length of the line while it waits, and with the offer once there is one.',
  access,
  limit: 'reads',
  params,
  success: { 200: { description: 'The entry', schema: waitingEntry } },
  errors: ['not_found'],
});

export const leaveWaitingList = defineOperation({
  id: 'leaveWaitingList',
  capability,
  method: 'DELETE',
  path: '/v1/waiting-list/{entryId}',
  summary: 'Leave a waiting list',
  description:
    'An entry that has ended stays as it is, so a repeated call is safe. To decline an offer, cancel its booking.',
  access,
  limit: 'changes',
  params,
  success: { 204: { description: 'You no longer wait', schema: noContent } },
  errors: ['not_found'],
});

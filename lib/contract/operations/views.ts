import * as z from 'zod';
import { noContent } from '../no-content.ts';
import { defineOperation } from '../operation.ts';
import { mostViews, newSavedView, savedView, savedViewId, savedViews } from '../saved-view.ts';

const capability = 'views';
const access = ['seller', 'support', 'admin'] as const;
const sellerRoles = ['owner', 'manager', 'fulfilment', 'finance'] as const;

export const listViews = defineOperation({
  id: 'listViews',
  capability,
  method: 'GET',
  path: '/v1/admin/views',
  summary: 'Your saved views and the shared ones',
  description: 'Of every page of the console. All staff see the shared ones; only you see yours.',
  access,
  limit: 'lists',
  success: { 200: { description: 'All of them, by name', schema: savedViews } },
  errors: [],
});

export const saveView = defineOperation({
  id: 'saveView',
  capability,
  method: 'POST',
  path: '/v1/admin/views',
  summary: 'Save a view',
  description: `A view of the same page and name is replaced, so a repeated call is safe. Only admins share views. A person has at most ${mostViews} of their own; so many are shared.`,
  access,
  sellerRoles,
  limit: 'changes',
  repeatable: true,
  body: newSavedView,
  success: { 200: { description: 'The view', schema: savedView } },
  errors: ['invalid_state'],
});

export const removeView = defineOperation({
  id: 'removeView',
  capability,
  method: 'DELETE',
  path: '/v1/admin/views/{savedViewId}',
  summary: 'Remove a view',
  description: 'One of your own; admins also remove shared ones.',
  access,
  sellerRoles,
  limit: 'changes',
  params: z.object({ savedViewId }),
  success: { 204: { description: 'It is removed', schema: noContent } },
  errors: ['not_found'],
});

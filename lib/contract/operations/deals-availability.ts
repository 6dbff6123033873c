import * as z from 'zod';
import { availability } from '../availability.ts';
import { dealId } from '../ids.ts';
import { defineOperation } from '../operation.ts';

// In a file of its own: the other public operations import every schema of a deal, and this one is called all the time.

export const getAvailability = defineOperation({
  id: 'getAvailability',
  capability: 'deals',
  method: 'GET',
  path: '/v1/deals/{dealId}/availability',
  summary: 'The units left, and the state of the sale',
  description: 'Made for polling: small, and at most one second old.',
  access: 'anyone',
  limit: 'publicReads',
  params: z.object({ dealId }),
  maxAge: 1,
  success: { 200: { description: 'The availability', schema: availability } },
  errors: ['not_found'],
});

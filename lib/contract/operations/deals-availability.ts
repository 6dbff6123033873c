import * as z from 'zod';
import { availability } from '../availability.ts';
import { dealId } from '../ids.ts';
import { defineOperation } from '../operation.ts';

// Apart from the other public operations, which bring every schema of a deal along: this one is asked for all the time.

export const getAvailability = defineOperation({
  id: 'getAvailability',
  capability: 'deals',
  method: 'GET',
  path: '/v1/deals/{dealId}/availability',
  summary: 'How many units are left, and the state of the sale',
  description: 'Made to be polled: small, and at most one second old.',
  access: 'anyone',
  limit: 'publicReads',
  params: z.object({ dealId }),
  maxAge: 1,
  success: { 200: { description: 'The availability', schema: availability } },
  errors: ['not_found'],
});

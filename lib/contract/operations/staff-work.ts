import { defineOperation } from '../operation.ts';
import { workCountMost, workCounts } from '../work-counts.ts';

export const getWorkCounts = defineOperation({
  id: 'getWorkCounts',
  capability: 'staff',
  method: 'GET',
  path: '/v1/admin/work-counts',
  summary: 'How much waits for staff',
  description: `The lengths of the work lists, each counted up to ${workCountMost}. An answer may be ten seconds old.`,
  access: ['support', 'admin'],
  limit: 'lists',
  success: { 200: { description: 'The counts', schema: workCounts } },
  errors: [],
});

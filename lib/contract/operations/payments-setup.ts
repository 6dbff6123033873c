import { defineOperation } from '../operation.ts';
import { stageSetup } from '../setup.ts';

export const getSetup = defineOperation({
  id: 'getSetup',
  capability: 'payments',
  method: 'GET',
  path: '/v1/admin/setup',
  summary: 'What is set up for this stage: the keys of Stripe, its webhook, the sender of mails',
  description: 'It says whether they are there and of which mode, and nothing of the keys themselves.',
  access: ['admin'],
  limit: 'reads',
  success: { 200: { description: 'What is set up', schema: stageSetup } },
  errors: [],
});

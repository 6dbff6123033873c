import { serverTime } from '../guest.ts';
import { defineOperation } from '../operation.ts';

export const getTime = defineOperation({
  id: 'getTime',
  capability: 'time',
  method: 'GET',
  path: '/v1/time',
  summary: 'The server’s time',
  description: 'Countdowns run on it, whatever the phone’s clock says.',
  access: 'anyone',
  unlimited:
    'Answering costs no more than refusing: nothing is read. The firewall counts addresses, and the route has a rate of its own.',
  success: { 200: { description: 'Now', schema: serverTime } },
  errors: [],
});

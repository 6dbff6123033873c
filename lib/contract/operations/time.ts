import { serverTime } from '../guest.ts';
import { defineOperation } from '../operation.ts';

export const getTime = defineOperation({
  id: 'getTime',
  capability: 'time',
  method: 'GET',
  path: '/v1/time',
  summary: 'The server’s time',
  description: 'For countdowns, which must not depend on the phone’s clock.',
  access: 'anyone',
  unlimited:
    'An answer costs no more than a refusal, because nothing is read. The firewall counts addresses, and the route has its own rate.',
  success: { 200: { description: 'Now', schema: serverTime } },
  errors: [],
});

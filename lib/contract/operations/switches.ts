import { defineOperation } from '../operation.ts';
import { switches, switchesPatch } from '../switches.ts';

const access = ['admin'] as const;
const capability = 'switches';

export const getSwitches = defineOperation({
  id: 'getSwitches',
  capability,
  method: 'GET',
  path: '/v1/admin/switches',
  summary: 'The switches, and the blocked addresses',
  description: 'The answer’s ETag is for `updateSwitches`.',
  access,
  limit: 'reads',
  etag: true,
  success: { 200: { description: 'The switches', schema: switches } },
  errors: [],
});

export const updateSwitches = defineOperation({
  id: 'updateSwitches',
  capability,
  method: 'PATCH',
  path: '/v1/admin/switches',
  summary: 'Switch something off, or on again',
  description:
    'Guests, one-click orders, sockets, a seller, an address. The change applies everywhere within ten seconds. Staff who sign in are never blocked by their address.',
  access,
  limit: 'changes',
  stepUp: true,
  ifMatch: 'required',
  body: switchesPatch,
  success: { 200: { description: 'The switches after the change', schema: switches } },
  errors: [],
});

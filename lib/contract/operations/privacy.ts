import * as z from 'zod';
import { exportId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { dataExport, deletion, deletionConfirmation, exportDays, exportsPerDay } from '../privacy.ts';

const access = ['customer'] as const;
const capability = 'privacy';

export const requestExport = defineOperation({
  id: 'requestExport',
  capability,
  method: 'POST',
  path: '/v1/me/exports',
  summary: 'Request all data about you',
  description: `Prepared in the background: read it at its Location. At most ${exportsPerDay} in 24 hours.`,
  access,
  limit: 'jobs',
  idempotencyKey: 'required',
  success: { 202: { description: 'The export, which is being prepared', schema: dataExport } },
  errors: ['invalid_state'],
});

export const getExport = defineOperation({
  id: 'getExport',
  capability,
  method: 'GET',
  path: '/v1/me/exports/{exportId}',
  summary: 'One of your exports, with a link to its file',
  description: `The link works for 15 minutes. The file is kept for ${exportDays} days.`,
  access,
  limit: 'reads',
  params: z.object({ exportId }),
  success: { 200: { description: 'The export', schema: dataExport } },
  errors: ['not_found'],
});

export const requestDeletion = defineOperation({
  id: 'requestDeletion',
  capability,
  method: 'POST',
  path: '/v1/me/deletion',
  summary: 'Delete your account and all data about you',
  description:
    'Your holds are released, and you are signed out everywhere. Bookings stay without any data about you. This cannot be undone. A repeated call gets the same answer.',
  access,
  limit: 'jobs',
  repeatable: true,
  body: deletionConfirmation,
  stepUp: true,
  success: { 202: { description: 'The state of the request', schema: deletion } },
  errors: [],
});

export const getDeletion = defineOperation({
  id: 'getDeletion',
  capability,
  method: 'GET',
  path: '/v1/me/deletion',
  summary: 'The state of your deletion request',
  description: 'Readable with your access token, until the token expires after the sign-in is gone.',
  access,
  limit: 'reads',
  success: { 200: { description: 'The request', schema: deletion } },
  errors: ['not_found'],
});

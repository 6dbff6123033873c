import * as z from 'zod';
import {
  dealImport,
  dealImportDays,
  dealImportId,
  dealImportLine,
  importOutcomes,
  maxImportBytes,
  newDealImport,
  sentImportLines,
} from '../deal-import.ts';
import { noContent } from '../no-content.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';

const capability = 'imports';
const access = ['admin', 'seller'] as const;
const params = z.object({ dealImportId });
const oneImport = { 200: { description: 'The import', schema: dealImport } } as const;

export const createDealImport = defineOperation({
  id: 'createDealImport',
  capability,
  method: 'POST',
  path: '/v1/admin/deal-imports',
  summary: 'Begin an import of deals',
  description: `The header line of a CSV file. Then send the lines with \`addDealImportLines\`, and start the work with \`startDealImport\`. The lines of one import may have ${maxImportBytes / 1_000_000} MB in all. It can be read for ${dealImportDays} days.`,
  access,
  limit: 'jobs',
  body: newDealImport,
  idempotencyKey: 'required',
  success: { 201: { description: 'The import, which waits for its lines', schema: dealImport } },
  errors: [],
});

export const addDealImportLines = defineOperation({
  id: 'addDealImportLines',
  capability,
  method: 'POST',
  path: '/v1/admin/deal-imports/{dealImportId}/lines',
  summary: 'Send lines of an import',
  description:
    'Only by the person who began the import, and until it is started. A line that is sent again replaces the earlier one, so a repeated call is safe.',
  access,
  limit: 'deals',
  repeatable: true,
  params,
  body: sentImportLines,
  success: { 204: { description: 'The lines are stored', schema: noContent } },
  errors: ['not_found', 'invalid_state'],
});

export const startDealImport = defineOperation({
  id: 'startDealImport',
  capability,
  method: 'POST',
  path: '/v1/admin/deal-imports/{dealImportId}/start',
  summary: 'Start an import',
  description:
    'Only by the person who began it, once all lines are there. The work runs in the background with their rights, and stops when they lose them. Each line is checked by the rules of the API. Repeating the call while the import runs wakes up work that was interrupted.',
  access,
  limit: 'changes',
  repeatable: true,
  params,
  success: { 202: { description: 'The import, which runs', schema: dealImport } },
  errors: ['not_found', 'invalid_state'],
});

export const stopDealImport = defineOperation({
  id: 'stopDealImport',
  capability,
  method: 'POST',
  path: '/v1/admin/deal-imports/{dealImportId}/stop',
  summary: 'Stop an import',
  description:
    'Lines that were imported stay, and a few more may follow. Repeating it answers the import as it is.',
  access,
  limit: 'changes',
  repeatable: true,
  params,
  success: oneImport,
  errors: ['not_found', 'invalid_state'],
});

export const getDealImport = defineOperation({
  id: 'getDealImport',
  capability,
  method: 'GET',
  path: '/v1/admin/deal-imports/{dealImportId}',
  summary: 'One import, with its progress',
  description: 'Sellers see those of their seller’s members, admins all.',
  access,
  limit: 'reads',
  params,
  success: oneImport,
  errors: ['not_found'],
});

export const listDealImports = defineOperation({
  id: 'listDealImports',
  capability,
  method: 'GET',
  path: '/v1/admin/deal-imports',
  summary: 'Imports, newest first',
  description: 'Sellers see those of their seller’s members, admins all.',
  access,
  limit: 'lists',
  query: z.strictObject({ ...pageQuery }),
  success: { 200: { description: 'A page of imports', schema: pageOf(dealImport, 'DealImportPage') } },
  errors: [],
});

export const listDealImportLines = defineOperation({
  id: 'listDealImportLines',
  capability,
  method: 'GET',
  path: '/v1/admin/deal-imports/{dealImportId}/lines',
  summary: 'The lines of an import with their outcomes, in the order of the file',
  description:
    '`outcome=failed` lists the bad lines. A page may be shorter than asked while more follow: continue until `nextCursor` is null.',
  access,
  limit: 'lists',
  params,
  query: z.strictObject({ outcome: z.enum(importOutcomes).optional(), ...pageQuery }),
  success: { 200: { description: 'A page of lines', schema: pageOf(dealImportLine, 'DealImportLinePage') } },
  errors: ['not_found'],
});

import * as z from 'zod';
import { attendeeExport, attendeeExportDays, newAttendeeExport } from '../contact.ts';
import { dealId, exportId } from '../ids.ts';
import { defineOperation } from '../operation.ts';

export const requestAttendeeExport = defineOperation({
  id: 'requestAttendeeExport',
  capability: 'attendees',
  method: 'POST',
  path: '/v1/admin/deals/{dealId}/attendee-exports',
  summary: 'Request a list of attendees, as CSV',
  description: `Prepared in the background: read it at its Location. The file is deleted after ${attendeeExportDays * 24} hours. Cells that a spreadsheet would take for a formula begin with an apostrophe, phone numbers among them. Where the stage requires it, a colleague must approve it first.`,
  access: ['admin', 'seller'],
  limit: 'jobs',
  stepUp: true,
  params: z.object({ dealId }),
  body: newAttendeeExport,
  idempotencyKey: 'required',
  success: { 202: { description: 'The export, which is being prepared', schema: attendeeExport } },
  errors: ['not_found', 'approval_required'],
});

export const getAttendeeExport = defineOperation({
  id: 'getAttendeeExport',
  capability: 'attendees',
  method: 'GET',
  path: '/v1/admin/deals/{dealId}/attendee-exports/{attendeeExportId}',
  summary: 'A list of attendees, with a link to its file',
  description: 'The link works for 15 minutes. The audit records who received one.',
  access: ['admin', 'seller'],
  sellerRoles: ['owner', 'manager', 'fulfilment'],
  limit: 'reads',
  stepUp: true,
  params: z.object({ dealId, attendeeExportId: exportId }),
  success: { 200: { description: 'The export', schema: attendeeExport } },
  errors: ['not_found'],
});

import * as z from 'zod';
import { downloadLink } from './download-link.ts';
import { customerId, exportId } from './ids.ts';
import { instant } from './instant.ts';

/** How long an export can be fetched before it is deleted. */
export const exportDays = 7;
/** How many exports a customer may ask for in 24 hours. */
export const exportsPerDay = 5;

export const dataExport = z
  .object({
    id: exportId,
    status: z.enum(['preparing', 'ready']),
    requestedAt: instant,
    readyAt: instant.optional(),
    expiresAt: instant
      .optional()
      .meta({ description: `When the file is deleted: ${exportDays} days after it was ready.` }),
    download: downloadLink
      .optional()
      .meta({ description: 'A link to one JSON file; each read of the export gives a fresh one.' }),
  })
  .meta({ id: 'DataExport', description: 'All that is held about a person, in one file.' });
export type DataExport = z.infer<typeof dataExport>;

/** What has to come to its end before a person can be forgotten. */
export const openMatters = ['booking_release', 'open_payment', 'open_refund', 'dispute'] as const;
export type OpenMatter = (typeof openMatters)[number];

export const deletionConfirmation = z
  .strictObject({
    confirm: customerId.meta({
      description: 'Your own id, as in your profile: it shows that this account is meant.',
    }),
  })
  .meta({ id: 'DeletionConfirmation' });

export const deletion = z
  .object({
    status: z.enum(['requested', 'waiting', 'erased']),
    requestedAt: instant,
    dueAt: instant.meta({ description: 'The law gives us until then.' }),
    waitsFor: z
      .array(z.enum(openMatters))
      .optional()
      .meta({ description: 'What has to be settled first; it is tried again by itself.' }),
    erasedAt: instant.optional(),
  })
  .meta({
    id: 'Deletion',
    description:
      'A request to be forgotten. Once `erased`, nothing here leads to the person any more, and the sign-in is gone.',
  });
export type Deletion = z.infer<typeof deletion>;

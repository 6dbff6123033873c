import * as z from 'zod';
import { downloadLink } from './download-link.ts';
import { customerId, exportId } from './ids.ts';
import { instant } from './instant.ts';

/** Days for which an export can be fetched. After that it is deleted. */
export const exportDays = 7;
/** The most exports that a customer may request in 24 hours. */
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
      .meta({ description: 'A link to one JSON file. Each read of the export returns a new link.' }),
  })
  .meta({ id: 'DataExport', description: 'All data about a person, in one file.' });
export type DataExport = z.infer<typeof dataExport>;

/** The matters that must end before a person can be erased. */
export const openMatters = ['booking_release', 'open_payment', 'open_refund', 'dispute'] as const;
export type OpenMatter = (typeof openMatters)[number];

export const deletionConfirmation = z
  .strictObject({
    confirm: customerId.meta({
      description: 'Your own id, as in your profile. It confirms that you mean this account.',
    }),
  })
  .meta({ id: 'DeletionConfirmation' });

export const deletion = z
  .object({
    status: z.enum(['requested', 'waiting', 'erased']),
    requestedAt: instant,
    dueAt: instant.meta({ description: 'The legal time limit.' }),
    waitsFor: z.array(z.enum(openMatters)).optional().meta({
      description: 'The matters that must be settled first. The deletion then continues by itself.',
    }),
    erasedAt: instant.optional(),
    checkedAt: instant.optional().meta({
      description:
        'When the data that was written with an older token meanwhile was erased too. The deletion is then over.',
    }),
  })
  .meta({
    id: 'Deletion',
    description: 'A deletion request. Once `erased`, it identifies no one, and the sign-in is gone.',
  });
export type Deletion = z.infer<typeof deletion>;

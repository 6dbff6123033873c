import * as z from 'zod';
import { recordedBooking, recordedStatuses } from './booking.ts';
import { contactFields } from './contact-fields.ts';
import { downloadLink } from './download-link.ts';
import { bookingId, dealId, exportId } from './ids.ts';
import { instant } from './instant.ts';

/** Days after the planned end of its deal for which a booking’s contact is kept. */
export const contactDays = 180;
/** Days for which a list of attendees can be fetched. After that it is deleted. */
export const attendeeExportDays = 1;

export const newContact = z
  .strictObject(contactFields)
  .refine((contact) => Object.values(contact).some((field) => field !== undefined), {
    error: 'must hold a name, an e-mail address or a phone number',
  })
  .meta({ id: 'NewContact', description: 'The whole contact. Fields left out are deleted.' });
export type NewContact = z.output<typeof newContact>;

export const contact = z
  .object({
    bookingId,
    name: z.string().optional(),
    email: z.string().optional(),
    phone: z.string().optional(),
    updatedAt: instant,
    keptUntil: instant.meta({ description: 'After this instant the contact can no longer be read.' }),
  })
  .meta({ id: 'Contact', description: 'The contact of a booking, as its buyer gave it.' });
export type Contact = z.infer<typeof contact>;

export const attendee = z
  .object({
    booking: recordedBooking,
    contact: contact
      .optional()
      .meta({ description: 'Absent when the buyer gave none, or its time is over.' }),
  })
  .meta({ id: 'Attendee', description: 'A booking with its contact.' });
export type Attendee = z.infer<typeof attendee>;

export const contactSearch = z
  .strictObject({
    email: z.email().max(254).meta({ description: 'The whole address. Upper and lower case do not matter.' }),
  })
  .meta({ id: 'ContactSearch' });

/** The most bookings that one search by address returns. */
export const contactsFound = 100;

export const contactMatches = z
  .object({
    items: z.array(attendee).meta({ description: `Newest first, at most ${contactsFound}.` }),
  })
  .meta({ id: 'ContactMatches' });
export type ContactMatches = z.infer<typeof contactMatches>;

export const newAttendeeExport = z
  .strictObject({
    statuses: z
      .array(z.enum(recordedStatuses))
      .min(1)
      .max(recordedStatuses.length)
      .default(['confirmed', 'redeemed', 'fulfilled'])
      .meta({ description: 'The statuses of the bookings in it. By default those of buyers who will come.' }),
    byteOrderMark: z
      .boolean()
      .default(false)
      .meta({ description: 'Adds a byte order mark, by which Excel reads a file as UTF-8.' }),
  })
  .meta({ id: 'NewAttendeeExport' });
export type NewAttendeeExport = z.output<typeof newAttendeeExport>;

export const attendeeExport = z
  .object({
    id: exportId,
    dealId,
    status: z.enum(['preparing', 'ready']),
    requestedAt: instant,
    readyAt: instant.optional(),
    rows: z.int().min(0).optional().meta({ format: 'int64', description: 'The number of bookings in it.' }),
    expiresAt: instant
      .optional()
      .meta({ description: 'When the file is deleted: a day after it was ready.' }),
    download: downloadLink
      .optional()
      .meta({ description: 'A link to one CSV file. Each read of the export returns a new link.' }),
  })
  .meta({
    id: 'AttendeeExport',
    description: 'A list of the attendees of a deal, as CSV (RFC 4180, UTF-8).',
  });
export type AttendeeExport = z.infer<typeof attendeeExport>;

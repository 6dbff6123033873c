import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';
import type { ExportFiles } from '../privacy/export-files.ts';
import type { AttendeeLists } from './attendee-lists.ts';

export interface AttendeeParts extends Parts {
  readonly lists: AttendeeLists;
  readonly files: ExportFiles;
}

export const attendeeOperations = (parts: AttendeeParts): NeedsOf<'attendees'> => {
  const { tables, lists, files, audit, oversight } = parts;
  return {
    requestAttendeeExport: [
      tables.deals.read,
      tables.contacts.change,
      lists.queue.send,
      oversight.ask,
      audit.append,
    ],
    getAttendeeExport: [tables.deals.read, tables.contacts.read, audit.append, files.read],
  };
};

import type { ResourceId } from '../contract/ids.ts';
import type { OutsideCalendar, OutsideCalendarId, OutsideFault } from '../contract/outside-calendar.ts';
import { toInstant } from '../platform/clock.ts';

/** A calendar from outside as stored. Instants are milliseconds since the epoch. */
export interface OutsideRecord {
  readonly id: OutsideCalendarId;
  readonly resourceId: ResourceId;
  readonly name: string;
  /** A secret: whoever has it reads the calendar. */
  readonly address: string;
  readonly host: string;
  readonly createdAt: number;
  /** When it is read next. */
  readonly dueAt: number;
  /** Rises by one with each change. */
  readonly version: number;
  /** It is on its way out: its busy times leave the blocks, then its record goes. */
  readonly removed?: true;
  readonly readAt?: number;
  readonly changedAt?: number;
  /** Readings that failed since the last success. */
  readonly failures: number;
  readonly fault?: OutsideFault;
  readonly failingSince?: number;
  /** The last event about it. `recovered` stays until the next reading. */
  readonly told?: 'failing' | 'recovered';
  /** The counts of the last successful reading. */
  readonly found?: Found;
  /** The validators by which the host says that nothing changed. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** The window and zone of its busy times. Another zone, window or zone data needs the whole file again. */
  readonly writtenFor?: string;
  /** The digest of the busy times in the blocks. */
  readonly written?: string;
}

export interface Found {
  readonly appointments: number;
  readonly busyTimes: number;
  readonly unread: number;
  readonly unknownZones: readonly string[];
}

/** Makes the API's form, without the address. */
export function toOutsideCalendar(record: OutsideRecord): OutsideCalendar {
  const { id, resourceId, name, host, readAt, changedAt, fault, failingSince, found } = record;
  return {
    id,
    resourceId,
    name,
    host,
    state: fault ? 'failing' : readAt === undefined ? 'new' : 'current',
    createdAt: toInstant(record.createdAt),
    ...(readAt !== undefined && { readAt: toInstant(readAt) }),
    ...(changedAt !== undefined && { changedAt: toInstant(changedAt) }),
    nextReadAt: toInstant(record.dueAt),
    ...(fault && { fault }),
    ...(failingSince !== undefined && { failingSince: toInstant(failingSince) }),
    ...(found && { ...found, unknownZones: [...found.unknownZones] }),
  };
}

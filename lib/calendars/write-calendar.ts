import ical, {
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';

/** One appointment of a calendar file. Instants are milliseconds since the epoch. */
export interface CalendarEntry {
  /** Stays the same for all revisions. */
  readonly uid: string;
  /** Grows with each change. */
  readonly sequence: number;
  readonly status: 'tentative' | 'confirmed' | 'cancelled';
  readonly from: number;
  readonly until: number;
  readonly summary: string;
  readonly location?: string;
  readonly changedAt: number;
}

export interface CalendarFacts {
  /** The name of a feed, which calendar programs show. */
  readonly name?: string;
  /** `cancel` takes its appointments out of the calendar. */
  readonly method: 'publish' | 'cancel';
  /** How often programs should read a feed again, in seconds. */
  readonly refreshSeconds?: number;
}

const statuses = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/**
 * Writes an iCalendar file. All times are in UTC, so the file needs no rules of zones, which readers have in other
 * versions. The same entries give the same text, whose digest is the ETag.
 */
export function writeCalendar(
  { name, method, refreshSeconds }: CalendarFacts,
  entries: readonly CalendarEntry[],
): string {
  const calendar = ical({
    prodId: { company: 'Stampede', product: 'Stampede', language: 'EN' },
    method: method === 'cancel' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    // The library does not escape this one.
    ...(name !== undefined && { name: escaped(name) }),
    ...(refreshSeconds !== undefined && { ttl: refreshSeconds }),
    events: [...entries].sort((a, b) => a.from - b.from || (a.uid < b.uid ? -1 : 1)).map(toEvent),
  });
  return `${calendar.toString().trimEnd()}\r\n`;
}

const toEvent = (entry: CalendarEntry): ICalEventData => ({
  id: entry.uid,
  sequence: entry.sequence,
  status: statuses[entry.status],
  start: new Date(entry.from),
  end: new Date(entry.until),
  summary: entry.summary,
  ...(entry.location && { location: entry.location }),
  // A cancelled appointment takes no time.
  transparency:
    entry.status === 'cancelled' ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  stamp: new Date(entry.changedAt),
  lastModified: new Date(entry.changedAt),
});

/** Escapes a text. @see RFC 5545, 3.3.11 */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r\n?|\n/g, '\\n');

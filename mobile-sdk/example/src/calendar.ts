/** An event at an instant. */
export interface CalendarEntry {
  /** A stable id. A calendar that already has the entry updates it instead of adding a second one. */
  readonly uid: string;
  readonly title: string;
  readonly at: string;
  /** The time of writing by the server's clock, in milliseconds. */
  readonly now: number;
  readonly notes: string;
  readonly place?: string | undefined;
  /** How long before the event the alarm rings. */
  readonly remindMinutes: number;
}

/** An iCalendar file of one entry (RFC 5545): UTC, CRLF, lines of at most 75 bytes. */
export function calendarFile(entry: CalendarEntry): string {
  const { uid, title, at, now, notes, place, remindMinutes } = entry;
  const start = Date.parse(at);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Stampede//Last Call//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(start)}`,
    // Some calendars do not show an instant, so the entry needs an end or a duration.
    'DURATION:PT15M',
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(notes)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    // The entry is no appointment, so the time stays free.
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:-PT${remindMinutes}M`,
    `DESCRIPTION:${escaped(title)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** `20261224T180000Z` */
const utc = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n');

const bytesOf = (character: string): number => {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
};

/** Continues a long line on the next one after a blank, never within a character. */
function folded(line: string): string {
  let written = '';
  let length = 0;
  for (const character of line) {
    const bytes = bytesOf(character);
    if (length + bytes > 75) {
      written += '\r\n ';
      length = 1;
    }
    written += character;
    length += bytes;
  }
  return written;
}

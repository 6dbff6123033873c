/** Something that happens at an instant. */
export interface CalendarEntry {
  /** The same for the same thing, always: a calendar that has it already changes it, and does not show it twice. */
  readonly uid: string;
  readonly title: string;
  readonly at: string;
  /** When this was written, by the server's clock; milliseconds. */
  readonly now: number;
  readonly notes: string;
  readonly place?: string | undefined;
  /** Rings so long before. */
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
    // Without an end or a duration it would be an instant that some calendars do not show.
    'DURATION:PT15M',
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(notes)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    // It is no appointment: the time stays free.
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

/** Goes on in the next line behind a blank, never within a character. */
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

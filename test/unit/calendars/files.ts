/** Makes an iCalendar file of lines. */
export const calendarOf = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');

/** Makes an event of lines; it has a UID unless the lines name one. */
export const eventOf = (...lines: readonly string[]): string =>
  [
    'BEGIN:VEVENT',
    ...(lines.some((line) => line.startsWith('UID')) ? [] : ['UID:one@example']),
    'DTSTAMP:20260101T000000Z',
    ...lines,
    'END:VEVENT',
  ].join('\r\n');

/** The rules of Berlin since 1996, under any name. */
export const centralEurope = (tzid: string, ...more: readonly string[]): string =>
  [
    'BEGIN:VTIMEZONE',
    `TZID:${tzid}`,
    ...more,
    'BEGIN:DAYLIGHT',
    'DTSTART:16010325T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'DTSTART:16011028T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n');

/** `2026-10-25T08:00Z/09:00Z` → from and until, in minutes since the epoch. The end may be a full instant. */
export const interval = (text: string): [number, number] => {
  const [begin = '', end = ''] = text.split('/');
  const full = end.includes('T') ? end : `${begin.slice(0, 11)}${end}`;
  return [begin, full].map((instant) => Date.parse(instant) / 60_000) as [number, number];
};

/** The other way round, for readable failures. */
export const shown = ([from, until]: readonly [number, number]): string => {
  const [begin = '', end = ''] = [from, until].map(
    (minute) => `${new Date(minute * 60_000).toISOString().slice(0, 16)}Z`,
  );
  return begin.slice(0, 10) === end.slice(0, 10) ? `${begin}/${end.slice(11)}` : `${begin}/${end}`;
};

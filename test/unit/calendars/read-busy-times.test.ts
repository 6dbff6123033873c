import { describe, expect, it } from 'vitest';
import { readBusyTimes } from '../../../lib/calendars/ical/read-busy-times.ts';
import { zoneRules } from '../../../lib/calendars/zone-rules.ts';
import { calendarOf, centralEurope, eventOf, shown } from './files.ts';

const { rules } = zoneRules;
const berlin = rules.find('Europe/Berlin');
if (!berlin) throw new Error('no Berlin');

const windowOf = (from: string, until: string) => ({
  from: Date.parse(`${from}T00:00Z`),
  until: Date.parse(`${until}T00:00Z`),
});
const autumn = windowOf('2026-10-01', '2026-12-31');

const read = (text: string, window = autumn) => readBusyTimes(text, { rules, floating: berlin, window });
const busy = (text: string, window = autumn) => read(text, window).intervals.map(shown);
const busyOf = (...lines: string[]) => busy(calendarOf(eventOf(...lines)));

const berlinTime = (name: string, time: string) => `${name};TZID=Europe/Berlin:${time}`;
const weekly = [berlinTime('DTSTART', '20261012T090000'), berlinTime('DTEND', '20261012T100000')];

describe('readBusyTimes: single appointments', () => {
  it.each<[string, string[], string[]]>([
    ['in UTC', ['DTSTART:20261024T120000Z', 'DTEND:20261024T130000Z'], ['2026-10-24T12:00Z/13:00Z']],
    [
      'in a zone',
      [berlinTime('DTSTART', '20261024T120000'), berlinTime('DTEND', '20261024T130000')],
      ['2026-10-24T10:00Z/11:00Z'],
    ],
    [
      'in no zone: the resource’s',
      ['DTSTART:20261124T120000', 'DTEND:20261124T130000'],
      ['2026-11-24T11:00Z/12:00Z'],
    ],
    [
      'with a duration',
      [berlinTime('DTSTART', '20261024T120000'), 'DURATION:PT1H30M'],
      ['2026-10-24T10:00Z/11:30Z'],
    ],
    [
      'a duration of a day on a longer day',
      [berlinTime('DTSTART', '20261024T120000'), 'DURATION:P1D'],
      ['2026-10-24T10:00Z/2026-10-25T11:00Z'],
    ],
    [
      'a duration of 24 hours',
      [berlinTime('DTSTART', '20261024T120000'), 'DURATION:PT24H'],
      ['2026-10-24T10:00Z/2026-10-25T10:00Z'],
    ],
    ['a whole day', ['DTSTART;VALUE=DATE:20261112'], ['2026-11-11T23:00Z/2026-11-12T23:00Z']],
    [
      'a whole day of 25 hours',
      ['DTSTART;VALUE=DATE:20261025', 'DTEND;VALUE=DATE:20261026'],
      ['2026-10-24T22:00Z/2026-10-25T23:00Z'],
    ],
    [
      'three whole days',
      ['DTSTART;VALUE=DATE:20261112', 'DTEND;VALUE=DATE:20261115'],
      ['2026-11-11T23:00Z/2026-11-14T23:00Z'],
    ],
    [
      'a whole day that ends as it begins',
      ['DTSTART;VALUE=DATE:20261112', 'DTEND;VALUE=DATE:20261112'],
      ['2026-11-11T23:00Z/2026-11-12T23:00Z'],
    ],
    [
      'an end in another zone',
      [berlinTime('DTSTART', '20261124T120000'), 'DTEND;TZID=America/New_York:20261124T080000'],
      ['2026-11-24T11:00Z/13:00Z'],
    ],
    [
      'in the skipped hour: forward',
      [berlinTime('DTSTART', '20270328T023000'), berlinTime('DTEND', '20270328T043000')],
      [],
    ],
    [
      'in the repeated hour: the first',
      [berlinTime('DTSTART', '20261025T023000'), 'DURATION:PT10M'],
      ['2026-10-25T00:30Z/00:40Z'],
    ],
    [
      'with seconds: whole minutes',
      ['DTSTART:20261024T120030Z', 'DTEND:20261024T130001Z'],
      ['2026-10-24T12:00Z/13:01Z'],
    ],
    ['without an end', ['DTSTART:20261024T120000Z'], []],
    ['ends before it begins', ['DTSTART:20261024T120000Z', 'DTEND:20261024T110000Z'], []],
    ['tentative', [...weekly, 'STATUS:TENTATIVE'], ['2026-10-12T07:00Z/08:00Z']],
    ['cancelled', [...weekly, 'STATUS:CANCELLED'], []],
    ['free', [...weekly, 'TRANSP:TRANSPARENT'], []],
    ['free by Microsoft’s word', [...weekly, 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'], []],
    [
      'over the window’s border',
      ['DTSTART:20260930T220000Z', 'DTEND:20261001T020000Z'],
      ['2026-10-01T00:00Z/02:00Z'],
    ],
    ['outside the window', ['DTSTART:20260930T220000Z', 'DTEND:20261001T000000Z'], []],
  ])('%s', (_name, lines, expected) => {
    expect(busyOf(...lines)).toEqual(expected);
  });

  it('moves a time in the skipped hour forward by the gap', () => {
    const file = calendarOf(eventOf(berlinTime('DTSTART', '20270328T023000'), 'DURATION:PT1H'));
    expect(busy(file, windowOf('2027-03-01', '2027-04-30'))).toEqual(['2027-03-28T01:30Z/02:30Z']);
  });

  it('joins appointments that touch or overlap', () => {
    const file = calendarOf(
      eventOf('UID:a', 'DTSTART:20261024T120000Z', 'DTEND:20261024T130000Z'),
      eventOf('UID:b', 'DTSTART:20261024T130000Z', 'DTEND:20261024T140000Z'),
      eventOf('UID:c', 'DTSTART:20261024T123000Z', 'DTEND:20261024T124500Z'),
      eventOf('UID:d', 'DTSTART:20261024T150000Z', 'DTEND:20261024T160000Z'),
    );
    expect(busy(file)).toEqual(['2026-10-24T12:00Z/14:00Z', '2026-10-24T15:00Z/16:00Z']);
  });

  it('reads free/busy components, without what is free', () => {
    const file = calendarOf(
      'BEGIN:VFREEBUSY',
      'FREEBUSY:20261024T120000Z/20261024T130000Z,20261025T120000Z/PT30M',
      'FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261026T120000Z/PT1H',
      'FREEBUSY;FBTYPE=FREE:20261027T120000Z/PT1H',
      'END:VFREEBUSY',
    );
    expect(busy(file)).toEqual([
      '2026-10-24T12:00Z/13:00Z',
      '2026-10-25T12:00Z/12:30Z',
      '2026-10-26T12:00Z/13:00Z',
    ]);
  });

  it('knows an old series of revisions: the latest counts', () => {
    const at = (sequence: number, hour: string) =>
      eventOf(`SEQUENCE:${sequence}`, `DTSTART:20261024T${hour}0000Z`, 'DURATION:PT1H');
    expect(busy(calendarOf(at(1, '10'), at(3, '12'), at(2, '11')))).toEqual(['2026-10-24T12:00Z/13:00Z']);
  });
});

describe('readBusyTimes: series', () => {
  const series = (...lines: string[]) => busyOf(...weekly, ...lines);
  const clock = (hour: string) => `${hour}:00Z/${String(Number(hour) + 1).padStart(2, '0')}:00Z`;

  it('keeps the time on the clock over a change of clocks', () => {
    expect(series('RRULE:FREQ=WEEKLY;COUNT=4')).toEqual([
      `2026-10-12T${clock('07')}`,
      `2026-10-19T${clock('07')}`,
      `2026-10-26T${clock('08')}`,
      `2026-11-02T${clock('08')}`,
    ]);
  });

  it.each<[string, string[], string[]]>([
    ['an end in UTC, included', ['RRULE:FREQ=WEEKLY;UNTIL=20261026T080000Z'], ['10-12', '10-19', '10-26']],
    ['an end in UTC, a second before', ['RRULE:FREQ=WEEKLY;UNTIL=20261026T075959Z'], ['10-12', '10-19']],
    ['an end as a day', ['RRULE:FREQ=WEEKLY;UNTIL=20261026'], ['10-12', '10-19', '10-26']],
    ['days of the week', ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4'], ['10-12', '10-14', '10-19', '10-21']],
    [
      'every second week from Monday',
      ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;COUNT=4'],
      ['10-12', '10-18', '10-26', '11-01'],
    ],
    [
      'every second week from Sunday',
      ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU;COUNT=4'],
      ['10-12', '10-25', '10-26', '11-08'],
    ],
    [
      'the last weekday of a month',
      ['RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3'],
      ['10-12', '10-30', '11-30'],
    ],
    [
      'the second Tuesday',
      ['RRULE:FREQ=MONTHLY;BYDAY=2TU;UNTIL=20261231'],
      ['10-12', '10-13', '11-10', '12-08'],
    ],
    [
      'the last day of a month',
      ['RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20261201'],
      ['10-12', '10-31', '11-30'],
    ],
    ['a 31st, only where there is one', ['RRULE:FREQ=MONTHLY;BYMONTHDAY=31'], ['10-12', '10-31']],
    ['weeks of a year', ['RRULE:FREQ=YEARLY;BYWEEKNO=43,53;BYDAY=MO'], ['10-12', '10-19', '12-28']],
    ['days of a year', ['RRULE:FREQ=YEARLY;BYYEARDAY=300,-1'], ['10-12', '10-27']],
    ['a month’s n-th day in a year', ['RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'], ['10-12', '11-26']],
    [
      'daily in one month',
      ['RRULE:FREQ=DAILY;BYMONTH=11;UNTIL=20261102T230000Z'],
      ['10-12', '11-01', '11-02'],
    ],
    [
      'exceptions in its zone',
      ['RRULE:FREQ=WEEKLY;COUNT=3', berlinTime('EXDATE', '20261019T090000')],
      ['10-12', '10-26'],
    ],
    [
      'exceptions in UTC',
      ['RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE:20261019T070000Z,20261026T080000Z'],
      ['10-12'],
    ],
    [
      'exceptions in another zone',
      ['RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE;TZID=America/New_York:20261019T030000'],
      ['10-12', '10-26'],
    ],
    ['exceptions as days', ['RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE;VALUE=DATE:20261019'], ['10-12', '10-26']],
    [
      'an exception at another time',
      ['RRULE:FREQ=WEEKLY;COUNT=2', berlinTime('EXDATE', '20261019T100000')],
      ['10-12', '10-19'],
    ],
    [
      'exceptions by a rule',
      ['RRULE:FREQ=DAILY;COUNT=4', 'EXRULE:FREQ=DAILY;INTERVAL=2'],
      ['10-13', '10-15'],
    ],
    ['two rules', ['RRULE:FREQ=DAILY;COUNT=2', 'RRULE:FREQ=WEEKLY;COUNT=2'], ['10-12', '10-13', '10-19']],
    [
      'additional times',
      ['RRULE:FREQ=WEEKLY;COUNT=1', berlinTime('RDATE', '20261014T090000,20261016T090000')],
      ['10-12', '10-14', '10-16'],
    ],
  ])('%s', (_name, lines, days) => {
    expect(series(...lines).map((text) => text.slice(5, 10))).toEqual(days);
  });

  it('begins with the window, however old the series is', () => {
    const old = [berlinTime('DTSTART', '19700105T090000'), berlinTime('DTEND', '19700105T100000')];
    const week = windowOf('2026-10-19', '2026-10-27');
    expect(busy(calendarOf(eventOf(...old, 'RRULE:FREQ=WEEKLY;INTERVAL=3')), week)).toEqual([
      '2026-10-26T08:00Z/09:00Z',
    ]);
    expect(busy(calendarOf(eventOf(...old, 'RRULE:FREQ=DAILY;COUNT=20745')), week)).toEqual([
      '2026-10-19T07:00Z/08:00Z',
      '2026-10-20T07:00Z/08:00Z',
      '2026-10-21T07:00Z/08:00Z',
      '2026-10-22T07:00Z/08:00Z',
    ]);
  });

  it('finds what began before the window', () => {
    const nights = [
      berlinTime('DTSTART', '20260905T200000'),
      berlinTime('DTEND', '20260912T080000'),
      'RRULE:FREQ=MONTHLY;BYDAY=1SA',
    ];
    expect(busy(calendarOf(eventOf(...nights)), windowOf('2026-10-05', '2026-10-31'))).toEqual([
      '2026-10-05T00:00Z/2026-10-10T06:00Z',
    ]);
  });

  it('gives every time of a series the elapsed time of the first', () => {
    // The night of the change is an hour longer on the clock.
    const night = [
      berlinTime('DTSTART', '20261017T220000'),
      berlinTime('DTEND', '20261018T040000'),
      'RRULE:FREQ=WEEKLY;COUNT=2',
    ];
    expect(busyOf(...night)).toEqual([
      '2026-10-17T20:00Z/2026-10-18T02:00Z',
      '2026-10-24T20:00Z/2026-10-25T02:00Z',
    ]);
  });

  it('repeats whole days by the calendar', () => {
    expect(
      busyOf('DTSTART;VALUE=DATE:20261018', 'RRULE:FREQ=WEEKLY;COUNT=2', 'EXDATE;VALUE=DATE:20261018'),
    ).toEqual(['2026-10-24T22:00Z/2026-10-25T23:00Z']);
  });

  it('reads periods as additional times', () => {
    expect(
      busyOf(...weekly, 'RDATE;VALUE=PERIOD:20261014T100000Z/PT30M,20261015T100000Z/20261015T103000Z'),
    ).toEqual(['2026-10-12T07:00Z/08:00Z', '2026-10-14T10:00Z/10:30Z', '2026-10-15T10:00Z/10:30Z']);
  });

  it('counts a rule that nobody can read, and keeps its first time', () => {
    const unread = read(
      calendarOf(eventOf(...weekly, 'RRULE:FREQ=FORTNIGHTLY'), eventOf('UID:b', 'SUMMARY:no start')),
    );
    expect(unread).toMatchObject({ appointments: 2, unread: 2 });
    expect(unread.intervals.map(shown)).toEqual(['2026-10-12T07:00Z/08:00Z']);
  });
});

describe('readBusyTimes: changed times of a series', () => {
  const master = eventOf(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=3');
  const changed = (...lines: string[]) => busy(calendarOf(master, eventOf(...lines)));
  const recurrence = berlinTime('RECURRENCE-ID', '20261019T090000');
  const tenOClock = [berlinTime('DTSTART', '20261020T100000'), berlinTime('DTEND', '20261020T110000')];

  it('moves one', () => {
    expect(changed(recurrence, ...tenOClock)).toEqual([
      '2026-10-12T07:00Z/08:00Z',
      '2026-10-20T08:00Z/09:00Z',
      '2026-10-26T08:00Z/09:00Z',
    ]);
  });

  it('knows which one by an instant or a day too', () => {
    for (const id of [
      'RECURRENCE-ID:20261019T070000Z',
      'RECURRENCE-ID;VALUE=DATE:20261019',
      'RECURRENCE-ID:20261019T090000',
    ])
      expect(changed(id, ...tenOClock)).not.toContain('2026-10-19T07:00Z/08:00Z');
  });

  it.each(['STATUS:CANCELLED', 'TRANSP:TRANSPARENT'])('drops one that is %s', (line) => {
    expect(changed(recurrence, ...tenOClock, line)).toEqual([
      '2026-10-12T07:00Z/08:00Z',
      '2026-10-26T08:00Z/09:00Z',
    ]);
  });

  it('takes the latest of two revisions', () => {
    const file = calendarOf(
      master,
      eventOf(recurrence, ...tenOClock, 'SEQUENCE:2'),
      eventOf(recurrence, berlinTime('DTSTART', '20261021T100000'), 'DURATION:PT1H', 'SEQUENCE:1'),
    );
    expect(busy(file)).toEqual([
      '2026-10-12T07:00Z/08:00Z',
      '2026-10-20T08:00Z/09:00Z',
      '2026-10-26T08:00Z/09:00Z',
    ]);
  });

  it('changes all later ones', () => {
    const id = `RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261019T090000`;
    expect(changed(id, ...tenOClock)).toEqual([
      '2026-10-12T07:00Z/08:00Z',
      '2026-10-20T08:00Z/09:00Z',
      '2026-10-27T09:00Z/10:00Z',
    ]);
  });

  it('takes one without its series, as a guest’s calendar has it', () => {
    expect(busy(calendarOf(eventOf(recurrence, ...tenOClock)))).toEqual(['2026-10-20T08:00Z/09:00Z']);
  });

  it('drops all of a series that was called off', () => {
    expect(
      busy(
        calendarOf(
          eventOf(...weekly, 'RRULE:FREQ=WEEKLY', 'STATUS:CANCELLED'),
          eventOf(recurrence, ...tenOClock),
        ),
      ),
    ).toEqual([]);
  });
});

describe('readBusyTimes: names of zones', () => {
  const at = (tzid: string, zone?: string) =>
    read(
      calendarOf(
        ...(zone ? [zone] : []),
        eventOf(
          `DTSTART;TZID=${tzid}:20261026T090000`,
          'DURATION:PT1H',
          'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2',
        ),
        eventOf('UID:b', `DTSTART;TZID=${tzid}:20261020T090000`, 'DURATION:PT1H'),
      ),
    );
  const here = ['2026-10-20T07:00Z/08:00Z', '2026-10-26T08:00Z/09:00Z', '2026-11-09T08:00Z/09:00Z'];

  it.each<[string, string?]>([
    ['Europe/Berlin'],
    ['"Europe/Berlin"'],
    ['europe/berlin'],
    ['/mozilla.org/20050126_1/Europe/Berlin'],
    ['/freeassociation.sourceforge.net/Tzfile/Europe/Berlin'],
    ['/softwarestudio.org/Olson_20011030_5/Europe/Berlin'],
    ['W. Europe Standard Time'],
    ['w. europe standard time'],
    ['Mitteleuropa', centralEurope('Mitteleuropa', 'X-LIC-LOCATION:Europe/Berlin')],
    ['Customized Time Zone', centralEurope('Customized Time Zone')],
    ['"(UTC+01:00) Amsterdam, Berlin"', centralEurope('(UTC+01:00) Amsterdam, Berlin')],
    ['(UTC+01:00) Amsterdam', centralEurope('(UTC+01:00) Amsterdam')],
    ['tzone://Microsoft/Custom', centralEurope('tzone://Microsoft/Custom')],
  ])('%s', (tzid, zone) => {
    const { intervals, unknownZones } = at(tzid, zone);
    expect(intervals.map(shown)).toEqual(here);
    expect(unknownZones).toEqual([]);
  });

  it('prefers our data to the file’s description of a known zone', () => {
    const wrong = centralEurope('America/New_York');
    expect(at('America/New_York', wrong).intervals.map(shown)[0]).toBe('2026-10-20T13:00Z/14:00Z');
  });

  it('reads descriptions by dates, and of an offset without changes', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Station',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0300',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:20261021T000000',
      'RDATE:20261021T000000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0530',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ].join('\r\n');
    expect(at('Station', zone).intervals.map(shown)).toEqual([
      '2026-10-20T06:00Z/07:00Z',
      '2026-10-26T03:30Z/04:30Z',
      '2026-11-09T03:30Z/04:30Z',
    ]);
  });

  it('reads skipped and repeated times of a described zone as of a known one', () => {
    const of = (tzid: string) =>
      busy(
        calendarOf(
          centralEurope('Custom'),
          eventOf('UID:a', `DTSTART;TZID=${tzid}:20270328T023000`, 'DURATION:PT10M'),
          eventOf('UID:b', `DTSTART;TZID=${tzid}:20261025T023000`, 'DURATION:PT10M'),
          eventOf('UID:c', `DTSTART;TZID=${tzid}:20261025T030000`, 'DURATION:PT10M'),
        ),
        windowOf('2026-10-01', '2027-04-30'),
      );
    expect(of('Custom')).toEqual(of('Europe/Berlin'));
    expect(of('Custom')).toEqual([
      '2026-10-25T00:30Z/00:40Z',
      '2026-10-25T02:00Z/02:10Z',
      '2027-03-28T01:30Z/01:40Z',
    ]);
  });

  it('says which names mean nothing, and reads them in the resource’s zone', () => {
    const { intervals, unknownZones } = at('Middle-earth/Shire');
    expect(intervals.map(shown)).toEqual(here);
    expect(unknownZones).toEqual(['Middle-earth/Shire']);
  });
});

describe('readBusyTimes: what programs write', () => {
  it('unfolds lines, also inside a character, and takes single line feeds', () => {
    const file = calendarOf(
      eventOf('SUMMARY:a long\r\n  line', 'DTSTART:202610\r\n 24T120000Z', 'DURATION\r\n\t:PT1H'),
    );
    expect(busy(file)).toEqual(['2026-10-24T12:00Z/13:00Z']);
    expect(busy(file.replaceAll('\r\n', '\n'))).toEqual(['2026-10-24T12:00Z/13:00Z']);
    expect(busy(`\uFEFF${file.toLowerCase()}`)).toEqual(['2026-10-24T12:00Z/13:00Z']);
  });

  it('leaves alarms inside events alone', () => {
    const alarm = [
      'BEGIN:VALARM',
      'TRIGGER:-PT15M',
      'DTSTART:20261101T120000Z',
      'DURATION:PT1H',
      'END:VALARM',
    ];
    expect(busyOf('DTSTART:20261024T120000Z', ...alarm, 'DTEND:20261024T130000Z')).toEqual([
      '2026-10-24T12:00Z/13:00Z',
    ]);
  });

  it('reads several calendars in one file', () => {
    const one = (day: string) =>
      calendarOf(eventOf(`DTSTART:202610${day}T120000Z`, 'DURATION:PT1H', `UID:${day}`));
    expect(busy(one('24') + one('26'))).toEqual(['2026-10-24T12:00Z/13:00Z', '2026-10-26T12:00Z/13:00Z']);
  });

  it.each(['', '<!doctype html><p>Sign in', 'BEGIN:VCARD\r\nEND:VCARD'])('refuses %j', (text) => {
    expect(() => read(text)).toThrow('no_calendar');
  });

  it.each([
    'RRULE:FREQ=SECONDLY',
    'RRULE:FREQ=MINUTELY',
    'RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14',
    'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1',
    'RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30;COUNT=1',
  ])('ends a rule that would never end: %s', (rule) => {
    expect(() => busyOf('DTSTART:19700101T000000Z', 'DURATION:PT1S', rule)).toThrow(
      /too_many_events|too_complex/,
    );
  });

  it.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;INTERVAL=1000000',
    'FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=13;BYSETPOS=50',
  ])('finds nothing in %s but its first time', (rule) => {
    expect(busyOf(...weekly, `RRULE:${rule}`)).toEqual(['2026-10-12T07:00Z/08:00Z']);
  });

  it('refuses more appointments than anybody has', () => {
    const many = Array.from({ length: 20_001 }, (_, at) => eventOf(`UID:${at}`, 'DTSTART:20261024T120000Z'));
    expect(() => read(calendarOf(...many))).toThrow('too_many_events');
  });
});

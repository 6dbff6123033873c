import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import { entryOfBooking, uidOf } from '../../../lib/calendars/booking-entry.ts';
import { readBusyTimes } from '../../../lib/calendars/ical/read-busy-times.ts';
import { type CalendarEntry, writeCalendar } from '../../../lib/calendars/write-calendar.ts';
import { zoneRules } from '../../../lib/calendars/zone-rules.ts';
import { slotStockId } from '../../../lib/slots/slot-id.ts';

const at = (text: string) => Date.parse(text);

const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: uidOf('bkg_1'),
  sequence: 3,
  status: 'confirmed',
  from: at('2026-10-25T00:30:00Z'),
  until: at('2026-10-25T01:15:00Z'),
  summary:
    'Cut, wash; dry\\blow – für Größe 👩‍👩‍👧‍👦 and a title that is longer than any line of a file may be, so that it folds',
  location: 'Torstraße 1, Berlin',
  changedAt: at('2026-10-01T08:00:00Z'),
  ...more,
});

/** Two hours of a clock that shows the same time twice, a leap day, and the new year. */
const entries: CalendarEntry[] = [
  entry(),
  entry({ uid: 'b@stampede', from: at('2026-10-25T01:30:00Z'), until: at('2026-10-25T02:15:00Z') }),
  entry({
    uid: 'c@stampede',
    from: at('2028-02-29T23:00:00Z'),
    until: at('2028-03-01T01:00:00Z'),
    status: 'tentative',
  }),
  entry({ uid: 'd@stampede', from: at('2026-12-31T23:30:00Z'), until: at('2027-01-01T00:30:00Z') }),
];
const name = 'Müller, Ana; “the blue room”\\ 1\r\nX-INJECTED:1';

interface Seen {
  uid: string;
  from: number;
  until: number;
  summary: string;
  location: string;
  status: string;
  sequence: number;
}

const byIcalJs = (text: string): Seen[] =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      from: event.startDate.toJSDate().getTime(),
      until: event.endDate.toJSDate().getTime(),
      summary: event.summary,
      location: event.location,
      status: String(component.getFirstPropertyValue('status')),
      sequence: event.sequence,
    };
  });

const byNodeIcal = (text: string): Seen[] =>
  Object.values(nodeIcal.sync.parseICS(text)).flatMap((part) => {
    if (part?.type !== 'VEVENT') return [];
    const { uid, start, end, summary, location, status, sequence } = part as unknown as Record<
      string,
      unknown
    >;
    return [
      {
        uid: String(uid),
        from: (start as Date).getTime(),
        until: (end as Date).getTime(),
        summary: String(summary),
        location: String(location),
        status: String(status),
        sequence: Number(sequence),
      },
    ];
  });

const expected = [...entries]
  .sort((a, b) => a.from - b.from)
  .map(({ changedAt: _, status, ...rest }) => ({ ...rest, status: status.toUpperCase() }));

describe('writeCalendar', () => {
  const text = writeCalendar({ name, method: 'publish', refreshSeconds: 900 }, entries);

  it.each([
    ['ical.js', byIcalJs],
    ['node-ical', byNodeIcal],
  ] as const)('opens in %s with the same instants and texts', (_name, open) => {
    expect(open(text)).toEqual(expected);
  });

  it('opens in our own reader', () => {
    const floating = zoneRules.rules.find('Asia/Kolkata');
    if (!floating) throw new Error('no zone');
    const window = { from: at('2026-01-01T00:00Z'), until: at('2029-01-01T00:00Z') };
    expect(readBusyTimes(text, { rules: zoneRules.rules, floating, window }).intervals).toEqual(
      expected.map(({ from, until }) => [from / 60_000, until / 60_000]),
    );
  });

  it('has UTC times only, short lines, and no line that a name brought in', () => {
    const lines = text.split('\r\n');
    expect(text).not.toMatch(/TZID|VTIMEZONE|(?<!\r)\n/);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.filter((line) => /^(?:DTSTART|DTEND|DTSTAMP)/.test(line))).toHaveLength(12);
    expect(lines.filter((line) => /^DT\w+:\d{8}T\d{6}Z$/.test(line))).toHaveLength(12);
    expect(lines.some((line) => line.startsWith('X-INJECTED'))).toBe(false);
    const whole = text.replaceAll('\r\n ', '');
    expect(whole).toContain('\r\nX-WR-CALNAME:Müller\\, Ana\\; “the blue room”\\\\ 1\\nX-INJECTED:1\r\n');
  });

  it('is the same for the same entries, in any order', () => {
    expect(writeCalendar({ name, method: 'publish', refreshSeconds: 900 }, entries.toReversed())).toBe(text);
  });

  it('says when it cancels', () => {
    const cancelled = writeCalendar({ method: 'cancel' }, [entry({ status: 'cancelled' })]);
    for (const line of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'TRANSP:TRANSPARENT'])
      expect(cancelled).toContain(line);
  });
});

describe('entryOfBooking', () => {
  const startsAt = at('2026-12-24T12:00:00Z');
  const record = (more: Partial<BookingRecord> = {}): BookingRecord =>
    ({
      id: 'bkg_000000000000000000000000000000000000000000000000',
      stockId: slotStockId({ serviceId: 'svc_7h2k9m4p', startsAt, number: 3 }),
      buyerId: 'cus_0000000000000001',
      slot: {
        endsAt: startsAt + 45 * 60_000,
        resourceIds: ['res_0000000000000001'],
        timeZone: 'Europe/Berlin',
      },
      quantity: 1,
      status: 'confirmed',
      version: 2,
      createdAt: 1,
      updatedAt: 5,
      ...more,
    }) as BookingRecord;
  const service = {
    title: 'Haircut',
    location: { city: 'Berlin', country: 'DE', latitude: 1, longitude: 2, address: 'Torstraße 1' },
  };
  const now = at('2026-12-01T00:00:00Z');

  it('has the time of the slot, and the place', () => {
    expect(entryOfBooking(record(), service, now)).toMatchObject({
      from: startsAt,
      until: startsAt + 45 * 60_000,
      summary: 'Haircut',
      location: 'Torstraße 1, Berlin',
      status: 'confirmed',
      sequence: 2,
    });
  });

  it('keeps its UID when it is moved, and its sequence grows', () => {
    const moved = record({
      stockId: slotStockId({ serviceId: 'svc_7h2k9m4p', startsAt: startsAt + 3_600_000, number: 3 }),
      version: 3,
    });
    const [before, after] = [record(), moved].map((one) => entryOfBooking(one, service, now));
    expect(after?.uid).toBe(before?.uid);
    expect(after?.from).toBe(startsAt + 3_600_000);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
  });

  it('does not show the id of the booking', () => {
    expect(JSON.stringify(entryOfBooking(record(), service, now))).not.toContain(record().id.slice(4, 20));
  });

  it.each([
    ['held', 'tentative'],
    ['confirmed', 'confirmed'],
    ['redeemed', 'confirmed'],
    ['cancelled', 'cancelled'],
    ['refunded', 'cancelled'],
    ['expired', 'cancelled'],
  ] as const)('of a booking that is %s is %s', (status, shown) => {
    expect(entryOfBooking(record({ status, holdExpiresAt: now + 1 }), service, now)?.status).toBe(shown);
  });

  it('ends with a hold that nobody released yet, as a later revision', () => {
    const lapsed = record({ status: 'held', holdExpiresAt: now - 1 });
    expect(entryOfBooking(lapsed, service, now)).toMatchObject({ status: 'cancelled', sequence: 3 });
  });

  it('is absent for what was rejected and for a deal', () => {
    expect(entryOfBooking(record({ status: 'rejected' }), service, now)).toBeUndefined();
    const { slot: _, ...deal } = record({ stockId: 'stk_d0000000000000001' });
    expect(entryOfBooking(deal as BookingRecord, service, now)).toBeUndefined();
  });
});

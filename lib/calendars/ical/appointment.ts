import { type Component, type Property, propertiesOf, propertyOf, wordOf } from './components.ts';
import { type RecurrenceRule, toRecurrenceRule } from './recurrence-rule.ts';
import type { ZoneFinder } from './time-zones.ts';
import { dayMs, type TimeValue, toSpan, toTimeValue, type WallTime } from './wall-time.ts';
import { utcClock, type ZoneClock } from './zone-clock.ts';

/** A time that a property names: a whole day in the appointment's zone, or an instant in milliseconds. */
export type Named = { readonly day: WallTime } | { readonly instant: number };

/** An additional time of a series; `until` is set where the file gives it an end of its own. */
export interface ExtraTime {
  readonly wall: WallTime;
  readonly until?: number;
}

/** An event of a calendar, or one time of a series that was changed. Its texts are left out. */
export interface Appointment {
  readonly uid: string;
  /** Which time of its series it replaces. */
  readonly replaces?: Named;
  /** It replaces all later ones too. */
  readonly andLater: boolean;
  readonly sequence: number;
  /** Whether it takes time: neither cancelled nor shown as free. */
  readonly blocks: boolean;
  readonly cancelled: boolean;
  readonly isAllDay: boolean;
  /** The clock that its series goes by. */
  readonly clock: ZoneClock;
  readonly first: WallTime;
  /** Returns the end of the time that begins then, in milliseconds since the epoch. */
  readonly endOf: (wall: WallTime) => number;
  readonly rules: readonly RecurrenceRule[];
  readonly exceptRules: readonly RecurrenceRule[];
  readonly extra: readonly ExtraTime[];
  readonly except: readonly Named[];
  /** Whether a rule was left out because nobody can read it. */
  readonly isPartial: boolean;
}

export interface Reading {
  readonly zoneOf: ZoneFinder;
  /** The zone of whole days and of times without one. */
  readonly floating: ZoneClock;
}

/** Reads a VEVENT; undefined for one without a start. */
export function toAppointment(event: Component, reading: Reading): Appointment | undefined {
  const start = propertyOf(event, 'DTSTART');
  const value = start && toTimeValue(start.value);
  if (!start || !value) return undefined;
  const isAllDay = value.kind === 'date';
  const clock = clockOf(start, value, reading, reading.floating);
  const inherited = isAllDay ? reading.floating : clock;
  const named = (name: string) =>
    propertiesOf(event, name).flatMap((property) => namesOf(property, reading, inherited));
  const [replaces] = named('RECURRENCE-ID');
  const [rules, exceptRules] = [rulesOf(event, 'RRULE'), rulesOf(event, 'EXRULE')];
  return {
    uid: propertyOf(event, 'UID')?.value.trim() ?? '',
    ...(replaces && { replaces }),
    andLater: propertyOf(event, 'RECURRENCE-ID')?.parameters.RANGE?.toUpperCase() === 'THISANDFUTURE',
    sequence: Number.parseInt(propertyOf(event, 'SEQUENCE')?.value ?? '0', 10) || 0,
    blocks: takesTime(event),
    cancelled: wordOf(event, 'STATUS') === 'CANCELLED',
    isAllDay,
    clock,
    first: value.wall,
    endOf: endsOf(event, { value, clock, isAllDay }, reading),
    rules: rules.flatMap((rule) => rule ?? []),
    exceptRules: exceptRules.flatMap((rule) => rule ?? []),
    extra: propertiesOf(event, 'RDATE').flatMap((property) => extraOf(property, reading, inherited)),
    except: named('EXDATE'),
    isPartial: [...rules, ...exceptRules].includes(undefined),
  };
}

const rulesOf = (event: Component, name: string) =>
  propertiesOf(event, name).map(({ value }) => toRecurrenceRule(value));

const takesTime = (event: Component) =>
  wordOf(event, 'STATUS') !== 'CANCELLED' &&
  wordOf(event, 'TRANSP') !== 'TRANSPARENT' &&
  wordOf(event, 'X-MICROSOFT-CDO-BUSYSTATUS') !== 'FREE';

/** Returns the clock of a time. Without a zone of its own it is that of its appointment. */
function clockOf(
  { parameters }: Property,
  { kind }: TimeValue,
  { zoneOf, floating }: Reading,
  inherited: ZoneClock,
): ZoneClock {
  if (kind === 'utc') return utcClock;
  if (kind === 'date') return floating;
  return parameters.TZID ? zoneOf(parameters.TZID) : inherited;
}

const namesOf = (property: Property, reading: Reading, inherited: ZoneClock): Named[] =>
  property.value.split(',').flatMap((text): Named[] => {
    const value = toTimeValue(text);
    if (!value) return [];
    if (value.kind === 'date') return [{ day: value.wall }];
    return [{ instant: clockOf(property, value, reading, inherited).toInstant(value.wall) }];
  });

const extraOf = (property: Property, reading: Reading, inherited: ZoneClock): ExtraTime[] =>
  property.value.split(',').flatMap((text): ExtraTime[] => {
    const [begin = '', end] = text.split('/', 2);
    const value = toTimeValue(begin);
    if (!value) return [];
    const clock = clockOf(property, value, reading, inherited);
    const until = end === undefined ? undefined : endOfPeriod(end, value, clock);
    // Times of a series are walls of its own clock.
    const wall = value.kind === 'date' ? value.wall : inherited.toWall(clock.toInstant(value.wall));
    return [{ wall, ...(until !== undefined && { until }) }];
  });

/** Returns the end of a period, `…/20261224T130000Z` or `…/PT1H`, in milliseconds since the epoch. */
export function endOfPeriod(text: string, { wall }: TimeValue, clock: ZoneClock): number | undefined {
  const end = toTimeValue(text);
  if (end) return (end.kind === 'utc' ? utcClock : clock).toInstant(end.wall);
  const span = toSpan(text);
  return span && clock.toInstant(wall + span.days * dayMs) + span.milliseconds;
}

interface Start {
  readonly value: TimeValue;
  readonly clock: ZoneClock;
  readonly isAllDay: boolean;
}

/**
 * An end (DTEND) gives all times of a series the same elapsed time, a DURATION the same time on the clock, and a whole
 * day is a day on the clock, 23 to 25 hours. @see RFC 5545, 3.8.5.3
 */
function endsOf(event: Component, { value, clock, isAllDay }: Start, reading: Reading): Appointment['endOf'] {
  const property = propertyOf(event, 'DTEND');
  const end = property && toTimeValue(property.value);
  const span = toSpan(propertyOf(event, 'DURATION')?.value ?? '');
  if (isAllDay) {
    const byEnd = end && Math.round((end.wall - value.wall) / dayMs);
    const days = Math.max(1, byEnd ?? span?.days ?? 1);
    return (wall) => clock.toInstant(wall + days * dayMs);
  }
  if (property && end) {
    const length = clockOf(property, end, reading, clock).toInstant(end.wall) - clock.toInstant(value.wall);
    return (wall) => clock.toInstant(wall) + Math.max(0, length);
  }
  const { days = 0, milliseconds = 0 } = span ?? {};
  return (wall) => clock.toInstant(wall + days * dayMs) + milliseconds;
}

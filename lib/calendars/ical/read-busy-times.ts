import { type Appointment, endOfPeriod, toAppointment } from './appointment.ts';
import { UnreadableCalendar } from './calendar-fault.ts';
import { type Component, parseComponents, propertiesOf } from './components.ts';
import { type ExpansionBudget, newBudget } from './expand-rule.ts';
import { mostTimes, spansOfSeries, type TimeSpan } from './series.ts';
import { zoneFinder } from './time-zones.ts';
import { minuteMs, toTimeValue } from './wall-time.ts';
import { utcClock, type ZoneClock, type ZoneRules } from './zone-clock.ts';

/** From and until, in minutes since the epoch; until is not included. */
export type BusyInterval = readonly [from: number, until: number];

export interface BusyTimes {
  /** In order, apart from each other, inside the window. */
  readonly intervals: readonly BusyInterval[];
  /** The appointments of the file, also those outside the window. */
  readonly appointments: number;
  /** Appointments of which a part could not be read: their start, or how they repeat. */
  readonly unread: number;
  /** Zones that nobody knows. Their times were read in the zone of the resource. */
  readonly unknownZones: readonly string[];
}

export interface BusySettings {
  readonly rules: ZoneRules;
  /** The zone of whole days and of times without a zone. */
  readonly floating: ZoneClock;
  readonly window: TimeSpan;
}

/**
 * Reads when an iCalendar file (RFC 5545) is busy: series with all that changes them, and free/busy components.
 * Texts, persons and places are not read.
 * @throws UnreadableCalendar
 */
export function readBusyTimes(text: string, { rules, floating, window }: BusySettings): BusyTimes {
  const calendars = parseComponents(text);
  const parts = calendars.flatMap(({ components }) => components);
  const budget = newBudget();
  const unknown = new Set<string>();
  const zoneOf = zoneFinder(calendars, { rules, floating, until: window.until, budget }, unknown);
  const events = parts.filter(({ name }) => name === 'VEVENT');
  if (events.length > mostTimes) throw new UnreadableCalendar('too_many_events');
  const appointments = events.flatMap((event) => toAppointment(event, { zoneOf, floating }) ?? []);
  const spans = [
    ...spansOf(appointments, window, budget),
    ...parts.filter(({ name }) => name === 'VFREEBUSY').flatMap(spansOfFreeBusy),
  ];
  return {
    intervals: merged(spans, window),
    appointments: events.length,
    unread: events.length - appointments.length + appointments.filter(({ isPartial }) => isPartial).length,
    unknownZones: [...unknown],
  };
}

function spansOf(all: readonly Appointment[], window: TimeSpan, budget: ExpansionBudget): TimeSpan[] {
  const spans: TimeSpan[] = [];
  for (const group of bySeries(all)) {
    const masters = newest(group.filter(({ replaces }) => !replaces));
    const replacements = newestOfEach(group.filter(({ replaces }) => replaces));
    if (masters.length > 0 && masters.every(({ cancelled }) => cancelled)) continue;
    // A guest of one time of a series gets that time only.
    if (masters.length === 0)
      for (const one of replacements)
        spans.push(...spansOfSeries({ ...one, except: [] }, [], window, budget));
    for (const master of masters) spans.push(...spansOfSeries(master, replacements, window, budget));
    if (spans.length > mostTimes) throw new UnreadableCalendar('too_many_events');
  }
  return spans;
}

/** Groups by UID. Events without one stand alone. */
const bySeries = (all: readonly Appointment[]): Appointment[][] => [
  ...Map.groupBy(all, (one) => one.uid || one).values(),
];

/** Keeps the latest revision. Files that give one UID to several events of the same revision mean all of them. */
function newest(group: readonly Appointment[]): Appointment[] {
  const latest = Math.max(...group.map(({ sequence }) => sequence));
  return group.filter(({ sequence }) => sequence === latest);
}

/** Keeps one replacement for each time: the latest revision, and of equal ones the last. */
const newestOfEach = (group: readonly Appointment[]): Appointment[] =>
  [...Map.groupBy(group, ({ replaces }) => JSON.stringify(replaces)).values()].flatMap(
    (same) => newest(same).at(-1) ?? [],
  );

const spansOfFreeBusy = (part: Component): TimeSpan[] =>
  propertiesOf(part, 'FREEBUSY')
    .filter(({ parameters }) => parameters.FBTYPE?.toUpperCase() !== 'FREE')
    .flatMap(({ value }) => value.split(','))
    .flatMap((text) => {
      const [begin = '', end = ''] = text.split('/', 2);
      const from = toTimeValue(begin);
      const until = from && endOfPeriod(end, from, utcClock);
      return from && until ? [{ from: from.wall, until }] : [];
    });

/** Joins spans that touch, in whole minutes: a minute that is begun is busy. */
function merged(spans: readonly TimeSpan[], window: TimeSpan): BusyInterval[] {
  const sorted = spans
    .map(({ from, until }) => ({ from: Math.max(from, window.from), until: Math.min(until, window.until) }))
    .filter(({ from, until }) => from < until)
    .map(({ from, until }) => [Math.floor(from / minuteMs), Math.ceil(until / minuteMs)] as const)
    .sort(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [from, until] of sorted) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else joined.push([from, until]);
  }
  return joined;
}

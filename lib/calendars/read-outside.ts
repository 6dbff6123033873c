import { createHash } from 'node:crypto';
import type { ResourceId } from '../contract/ids.ts';
import type { OutsideFault } from '../contract/outside-calendar.ts';
import type { Clock } from '../platform/clock.ts';
import type { Guard } from '../platform/guarded-request.ts';
import type { Random } from '../platform/random.ts';
import { untilSettled } from '../platform/until-settled.ts';
import type { BlockRepository } from './block-repository.ts';
import { decideFailure, nextReadingAt } from './decide-next-reading.ts';
import { blockOfMinute, outsideRange, windowOfBlocks } from './decide-outside-blocks.ts';
import { fetchCalendar } from './fetch-calendar.ts';
import { fillBlocks } from './fill-blocks.ts';
import { UnreadableCalendar } from './ical/calendar-fault.ts';
import { type BusyTimes, readBusyTimes } from './ical/read-busy-times.ts';
import type { ZoneRules } from './ical/zone-clock.ts';
import type { OutsideRecord } from './outside-calendar.ts';
import type { OutsideRepository } from './outside-repository.ts';
import type { OutsideTask } from './outside-tasks.ts';

export interface ReadOutsideDeps {
  readonly outside: OutsideRepository;
  readonly blocks: BlockRepository;
  readonly resources: { get(id: ResourceId): Promise<{ readonly timeZone: string } | undefined> };
  readonly guard: Guard;
  readonly zones: { readonly rules: ZoneRules; readonly version: string };
  readonly clock: Clock;
  readonly random: Random;
}

/** The outcome of a task, for the log. */
export interface OutsideOutcome {
  readonly outcome: 'gone' | 'cleared' | 'unchanged' | 'filled' | 'failed';
  readonly blocks?: number;
  readonly fault?: OutsideFault;
}

/**
 * Reads a calendar and puts its busy times into the blocks of its resource, or takes a removed one out of them. Safe to
 * repeat. The file's own faults are kept in the record; other errors are thrown, so that the queue delivers again.
 */
export async function readOutside(
  deps: ReadOutsideDeps,
  { resourceId, outsideCalendarId: id }: OutsideTask,
): Promise<OutsideOutcome> {
  const record = await deps.outside.get(resourceId, id);
  if (!record) return { outcome: 'gone' };
  const resource = await deps.resources.get(resourceId);
  if (record.removed || !resource) return clear(deps, record);
  const outcome = await readOne(deps, record, resource.timeZone);
  // Removed during the reading: the busy times that it has just written go again.
  const now = await deps.outside.get(resourceId, id);
  return now && !now.removed ? outcome : clear(deps, now ?? record);
}

async function clear(deps: ReadOutsideDeps, record: OutsideRecord): Promise<OutsideOutcome> {
  const { resourceId, id, createdAt } = record;
  const range = {
    first: blockOfMinute(createdAt / 60_000) - 1,
    last: outsideRange(deps.clock.now()).last,
  };
  const blocks = await fillBlocks(deps, { resourceId, id, intervals: [], range });
  await deps.outside.delete(resourceId, id);
  return { outcome: 'cleared', blocks };
}

async function readOne(
  deps: ReadOutsideDeps,
  record: OutsideRecord,
  timeZone: string,
): Promise<OutsideOutcome> {
  const now = deps.clock.now();
  const range = outsideRange(now);
  const writtenFor = [range.first, range.last, timeZone, deps.zones.version].join(' ');
  const fetched = await fetchCalendar(deps.guard, record, record.writtenFor === writtenFor);
  if (fetched.kind === 'failed') return fail(deps, record, fetched.fault);
  const { fault: _, failingSince: _since, told, ...rest } = record;
  const healthy = {
    ...rest,
    failures: 0,
    readAt: now,
    ...(told === 'failing' && { told: 'recovered' as const }),
  };
  if (fetched.kind === 'unchanged') {
    await keep(deps, record, { ...healthy, ...due(deps, record, now) });
    return { outcome: 'unchanged' };
  }
  const busy = busyTimesOf(deps, fetched.text, timeZone, windowOfBlocks(range));
  if (typeof busy === 'string') return fail(deps, record, busy);
  const { intervals, ...counts } = busy;
  const written = digestOf(writtenFor, intervals);
  const { resourceId, id } = record;
  const changed = written !== record.written;
  const blocks = changed ? await fillBlocks(deps, { resourceId, id, intervals, range }) : 0;
  const { etag: _etag, lastModified: _modified, ...fresh } = healthy;
  await keep(deps, record, {
    ...fresh,
    ...{ found: { ...counts, busyTimes: intervals.length }, written, writtenFor },
    ...(fetched.etag && { etag: fetched.etag }),
    ...(fetched.lastModified && { lastModified: fetched.lastModified }),
    ...(blocks > 0 && { changedAt: now }),
    ...due(deps, record, now),
  });
  return { outcome: 'filled', blocks };
}

/**
 * Keeps what a reading found. When another reading was faster, their blocks may be mixed: the record then forgets what
 * is written, and the next reading compares all blocks.
 */
async function keep(
  { outside, clock }: ReadOutsideDeps,
  record: OutsideRecord,
  next: Omit<OutsideRecord, 'version'>,
): Promise<void> {
  if (await outside.replace(record, next)) return;
  await untilSettled({ busy: 'The calendar is being read twice.' }, async () => {
    const latest = await outside.get(record.resourceId, record.id);
    if (!latest || latest.removed) return true;
    const { written: _, writtenFor: _for, ...rest } = latest;
    return (await outside.replace(latest, { ...rest, dueAt: clock.now() })) || undefined;
  });
}

/** The schedule has set the next reading already, unless a failure had put it off, or the reading came from elsewhere. */
const due = ({ random }: ReadOutsideDeps, { dueAt }: OutsideRecord, now: number) => {
  const next = nextReadingAt(now, 0, random.fraction());
  return dueAt <= now || dueAt > next ? { dueAt: next } : {};
};

async function fail(
  { outside, clock, random }: ReadOutsideDeps,
  record: OutsideRecord,
  fault: OutsideFault,
): Promise<OutsideOutcome> {
  const now = clock.now();
  const failure = decideFailure(record, fault, now);
  const dueAt = nextReadingAt(now, failure.failures, random.fraction());
  // When the record has changed, another reading knows better.
  const { told: _, ...rest } = record;
  await outside.replace(record, { ...rest, ...failure, dueAt });
  return { outcome: 'failed', fault };
}

function busyTimesOf(
  { zones }: ReadOutsideDeps,
  text: string,
  timeZone: string,
  window: { readonly from: number; readonly until: number },
): BusyTimes | OutsideFault {
  const floating = zones.rules.find(timeZone);
  if (!floating) throw new Error(`The zone data lacks ${timeZone}`);
  try {
    const busy = readBusyTimes(text, { rules: zones.rules, floating, window });
    return busy.intervals.length > mostIntervals ? 'too_many_events' : busy;
  } catch (error) {
    if (error instanceof UnreadableCalendar) return error.fault;
    throw error;
  }
}

/** A block is an item, and an item has 400 KB. Five calendars of so many fit, even when all of it is in four days. */
const mostIntervals = 4_000;

const digestOf = (writtenFor: string, intervals: BusyTimes['intervals']): string =>
  createHash('sha256')
    .update(`${writtenFor}\n${JSON.stringify(intervals)}`)
    .digest('base64url');

import type { ResourceId } from '../../../lib/contract/ids.ts';
import { type AvailableSlot, availableSlots } from '../../../lib/slots/available-slots.ts';
import { blocksOfPeriod, readsOfOpening } from '../../../lib/slots/blocks-to-read.ts';
import { withUnitsBack } from '../../../lib/slots/calendar-block.ts';
import { decideOpening } from '../../../lib/slots/decide-opening.ts';
import type { OpeningDecision } from '../../../lib/slots/opening.ts';
import type { SlotResource } from '../../../lib/slots/schedule.ts';
import type { SlotService } from '../../../lib/slots/slot-service.ts';
import { type Fault, faultyResource, faultyService } from './faults.ts';
import { type Command, type History, reach } from './history.ts';
import { MemoryCalendars } from './memory-calendars.ts';
import { Model, type ModelBooking, type ModelResource, takes } from './model.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
let lastVersion = 0;

type Edit = Extract<Command, { kind: 'weekly' | 'override' | 'holiday' | 'timeOff' | 'outside' }>;

interface Booked extends ModelBooking {
  readonly place: string;
}

/** A history as it is played: the engine on calendars in memory, beside the model. */
class Play {
  readonly answers: unknown[] = [];
  readonly #model: Model;
  readonly #calendars = new MemoryCalendars();
  readonly #resources = new Map<ResourceId, ModelResource>();
  readonly #engineResources = new Map<ResourceId, SlotResource>();
  readonly #services: readonly SlotService[];
  readonly #start: number;
  readonly #fault: Fault | undefined;
  #bookings: Booked[] = [];

  constructor({ setup }: History, fault: Fault | undefined) {
    this.#fault = fault;
    this.#services = setup.services;
    this.#start = Date.parse(`${setup.focalDay}T00:00:00Z`) / minuteMs;
    this.#model = new Model(setup.focalDay);
    for (const resource of setup.resources) this.#change(resource);
  }

  get #now(): number {
    return (this.#start - reach * 1_440) * minuteMs;
  }

  #change(resource: ModelResource): void {
    this.#resources.set(resource.resourceId, resource);
    this.#model.change(resource);
    lastVersion += 1;
    this.#engineResources.set(
      resource.resourceId,
      faultyResource({ ...resource, version: lastVersion }, this.#fault),
    );
  }

  #resourceAt(index: number): ModelResource {
    const all = [...this.#resources.values()];
    return all[index % all.length] as ModelResource;
  }

  #dateAt(days: number): string {
    return new Date(this.#start * minuteMs + days * dayMs).toISOString().slice(0, 10);
  }

  do(command: Command): void {
    if (command.kind === 'book') this.#order(command);
    else if (command.kind === 'move') this.#order(command, this.#bookingAt(command.booking));
    else if (command.kind === 'lapse' || command.kind === 'cancel')
      this.#giveBack(this.#bookingAt(command.booking));
    else if (command.kind === 'look') this.#look(command);
    else this.#edit(command);
    this.#assertNoOverlap();
  }

  #edit(command: Edit): void {
    const resource = this.#resourceAt(command.resource);
    if (command.kind === 'outside') {
      const periods = command.at.map(
        ([from, length]) => [this.#start + from, this.#start + from + length] as const,
      );
      this.#calendars.importBusy(resource.resourceId, `feed${command.feed}`, periods);
      const feeds = this.#model.outside.get(resource.resourceId) ?? new Map();
      this.#model.outside.set(resource.resourceId, feeds.set(command.feed, periods));
      return;
    }
    this.#change({ ...resource, ...this.#edited(resource, command) });
  }

  #edited(resource: ModelResource, command: Exclude<Edit, { kind: 'outside' }>): Partial<ModelResource> {
    if (command.kind === 'weekly') return { weekly: command.weekly };
    const date = this.#dateAt(command.day);
    if (command.kind === 'holiday') return { holidays: [...resource.holidays, date] };
    if (command.kind === 'override') {
      const others = resource.overrides.filter((each) => each.date !== date);
      return { overrides: [...others, { date, hours: command.hours }] };
    }
    const begins = Date.parse(`${date}T00:00:00Z`) + command.from * minuteMs;
    const [from = '', until = ''] = [begins, begins + command.length * minuteMs].map((each) =>
      new Date(each).toISOString().slice(0, 16),
    );
    return { timeOff: [...resource.timeOff, { from, until }] };
  }

  #bookingAt(index: number): Booked | undefined {
    return this.#bookings[index % Math.max(1, this.#bookings.length)];
  }

  /** Returns the slots that the engine shows of a service, after holding them against the model. */
  #shown(service: SlotService, party: number): AvailableSlot[] {
    const from = this.#now;
    const until = (this.#start + (reach + 1) * 1_440) * minuteMs;
    const blocks = blocksOfPeriod(service, from, until);
    const reads = [...this.#resources.keys()].flatMap((resourceId) =>
      blocks.map((block) => ({ resourceId, block })),
    );
    return availableSlots({
      ...{ from, until, now: this.#now, partySize: party, blocks: this.#calendars.read(reads) },
      service: faultyService(service, this.#fault),
      resources: this.#engineResources,
    });
  }

  #look({ service: index, party }: { readonly service: number; readonly party: number }): void {
    const service = this.#services[index % this.#services.length] as SlotService;
    const shown = this.#shown(service, party);
    this.answers.push(shown);
    const byStart = new Map(shown.map((slot) => [slot.startsAt / minuteMs, slot]));
    for (let start = this.#now / minuteMs; start < this.#start + (reach + 1) * 1_440; start += 5) {
      const wish = { service, start, party, resourceId: undefined, now: this.#now / minuteMs };
      const verdict = this.#model.judge(wish);
      const slot = byStart.get(start);
      expectSame(() => `slots at ${at(start)}`, Boolean(slot), 'primaries' in verdict);
      if (!slot || !('primaries' in verdict)) continue;
      for (const id of verdict.primaries.keys())
        expectSame(() => `${id} at ${at(start)}`, slot.resourceIds.includes(id), true);
      const seconds = service.requires
        .slice(1)
        .map((_, group) => this.#model.freeSeconds(wish, group + 1).length);
      const lefts = [...verdict.primaries.values()];
      if (service.seating === 'private')
        expectSame(() => `left at ${at(start)}`, slot.left, Math.min(lefts.length, ...seconds));
      else if (!verdict.joins) expectSame(() => `left at ${at(start)}`, slot.left, Math.max(...lefts));
    }
    for (const start of byStart.keys())
      expectSame(() => `${at(start)} is on a mark of five minutes`, start % 5, 0);
  }

  /** Orders a slot, or moves a booking to it. */
  #order(wanted: Extract<Command, { kind: 'book' | 'move' }>, moved?: Booked): void {
    if (wanted.kind === 'move' && !moved) return;
    const like =
      wanted.aim === 'booked' || wanted.aim === 'beside' ? this.#bookingAt(wanted.pick) : undefined;
    const wished = this.#services[wanted.service % this.#services.length] as SlotService;
    const service = moved?.service ?? (wanted.aim === 'booked' && like ? like.service : wished);
    const party = moved && service.seating === 'shared' ? moved.units : wanted.party;
    const start = this.#aimed(wanted, service, party, like);
    const ids = service.requires.flatMap((group) => group.resourceIds);
    const resourceId = wanted.resource === undefined ? undefined : ids[wanted.resource % ids.length];
    const engineService = faultyService(service, this.#fault);
    const resources = [...this.#engineResources.values()].filter((each) => ids.includes(each.resourceId));
    const reads = readsOfOpening(engineService, resources, start * minuteMs);
    const read = this.#calendars.read(reads);
    const units = service.seating === 'shared' ? party : 1;
    const decision = decideOpening({
      ...{ service: engineService, resources: this.#engineResources, resourceId, tryFirst: wanted.tryFirst },
      ...{ startsAt: start * minuteMs, partySize: party, now: this.#now },
      blocks: moved ? withUnitsBack(read, moved.place, moved.units) : read,
    });
    this.answers.push(decision);
    if (moved) this.#model.bookings.delete(moved);
    const wish = { service, start, party, resourceId, now: this.#now / minuteMs };
    const taken = this.#assertDecision(wish, decision);
    if (moved) this.#model.bookings.add(moved);
    if (decision.kind === 'refuse' || !taken) return;
    if (moved) this.#giveBack(moved);
    if (decision.kind === 'open') this.#calendars.open(decision, units);
    else this.#calendars.addUnits(decision.place, -units);
    const booked = { service, start, units, resourceIds: taken, place: decision.place };
    this.#bookings.push(booked);
    this.#model.bookings.add(booked);
  }

  /** Returns the minute at which somebody wants a slot to start. */
  #aimed(
    { aim, pick, minute }: Extract<Command, { kind: 'book' | 'move' }>,
    service: SlotService,
    party: number,
    like: Booked | undefined,
  ): number {
    if (like) return like.start + (aim === 'beside' ? (minute % 24) * 5 : 0);
    const shown = aim === 'any' ? [] : this.#shown(service, party);
    const picked = shown[pick % Math.max(1, shown.length)];
    return picked ? picked.startsAt / minuteMs : this.#start + minute;
  }

  #assertDecision(
    wish: Parameters<Model['judge']>[0],
    decision: OpeningDecision,
  ): readonly ResourceId[] | undefined {
    const verdict = this.#model.judge(wish);
    const asked = `${at(wish.start)} for ${wish.party}`;
    expectSame(
      () => `an order of ${asked}`,
      decision.kind === 'refuse' ? decision.code : 'held',
      'code' in verdict ? verdict.code : 'held',
    );
    if (decision.kind === 'refuse' || 'code' in verdict) return undefined;
    const [primary, ...others] = decision.resourceIds;
    expectSame(() => `the resource of ${asked}`, verdict.primaries.has(primary as ResourceId), true);
    const isNew = !verdict.joins;
    for (const [index, id] of others.entries())
      if (isNew)
        expectSame(() => `${id} for ${asked}`, this.#model.freeSeconds(wish, index + 1).includes(id), true);
    return decision.resourceIds;
  }

  #giveBack(booking: Booked | undefined): void {
    if (!booking) return;
    const held =
      this.#fault === 'second resource not taken back' ? booking.resourceIds.slice(0, 1) : undefined;
    this.#calendars.addUnits(booking.place, booking.units, held);
    this.#bookings = this.#bookings.filter((each) => each !== booking);
    this.#model.bookings.delete(booking);
  }

  /** No minute of a resource, buffers included, is in two slots. */
  #assertNoOverlap(): void {
    for (const [index, one] of this.#bookings.entries())
      for (const other of this.#bookings.slice(index + 1)) {
        const same =
          one.service === other.service &&
          one.start === other.start &&
          one.resourceIds[0] === other.resourceIds[0];
        if (same || !one.resourceIds.some((id) => other.resourceIds.includes(id))) continue;
        const [[from, until], [otherFrom, otherUntil]] = [
          takes(one.service, one.start),
          takes(other.service, other.start),
        ];
        if (from < otherUntil && otherFrom < until)
          throw new Error(`two slots overlap: ${at(one.start)} and ${at(other.start)}`);
      }
  }
}

const at = (minute: number): string => new Date(minute * minuteMs).toISOString().slice(0, 16);

function expectSame(subject: () => string, engine: unknown, model: unknown): void {
  if (engine !== model) throw new Error(`${subject()}: the engine says ${engine}, the model ${model}`);
}

/**
 * Plays a history, and returns what the engine answered.
 * @throws Error where it disagrees with the model
 */
export function playHistory(history: History, fault?: Fault): readonly unknown[] {
  const play = new Play(history, fault);
  for (const command of history.commands) play.do(command);
  return play.answers;
}

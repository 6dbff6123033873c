import type { AwsRequest, AwsResponse } from '../aws-http.ts';
import { openOutbox } from '../delivery/outbox.ts';
import type { Invoker } from '../lambda/invoker.ts';
import type { QueueService } from '../messaging/queue-service.ts';
import type { StateStore } from '../state.ts';
import { setAlarm } from './alarm.ts';
import { answer } from './api.ts';
import { firingOf } from './firing.ts';
import { keyOf, openSchedules } from './schedules.ts';
import { nextFiring } from './timing.ts';

/** EventBridge Scheduler. It stores schedules in the state, and sends firings to queues and functions. */
export interface Scheduler {
  /** Makes a group of the template. An existing one stays unchanged. */
  addGroup(name: string): void;
  /** Makes or changes a schedule of the template, from its resolved properties, `Name` included. */
  addSchedule(properties: Record<string, unknown>): void;
  /** Answers a request to `/schedules` or `/schedule-groups`. */
  handle(request: AwsRequest): Promise<AwsResponse>;
  /** Begins to fire. A one-time schedule whose time has passed fires at once. */
  start(): void;
  /** Resolves when no firing is running. The schedules stay in the state. */
  stop(): Promise<void>;
}

export interface SchedulerOptions {
  state: StateStore;
  invoker: Invoker;
  queues: QueueService;
  log(line: string): void;
}

/**
 * Creates the scheduler. It fires at the second, never early (AWS: within 60 s). It stores a firing only after the
 * target has the payload. After a `kill -9` a schedule may therefore fire twice, but it always fires. With a flexible
 * time window it fires at the window's start.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.html
 */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { state, log } = options;
  const outbox = openOutbox({ ...options, prefix: 'scheduler:delivery:' });
  const alarms = new Map<string, () => void>();
  const firing = new Set<Promise<void>>();
  let running = false;

  const schedules = openSchedules(state, (key) => arm(key));

  function arm(key: string): void {
    alarms.get(key)?.();
    alarms.delete(key);
    const schedule = schedules.peek(key);
    if (!running || schedule?.next === undefined || schedule.input.State !== 'ENABLED') return;
    const version = schedule.version;
    const ring = () => {
      const task = fire(key, version).finally(() => firing.delete(task));
      firing.add(task);
    };
    alarms.set(key, setAlarm(schedule.next, ring));
  }

  async function fire(key: string, version: string): Promise<void> {
    const schedule = schedules.peek(key);
    if (schedule?.next === undefined || schedule.version !== version) return;
    try {
      await outbox.accept(firingOf(schedule, schedule.next));
      schedules.advance(key, schedule, nextFiring(schedule, Date.now()));
    } catch (error) {
      log(`schedule ${key}: ${error}`);
    }
  }

  return {
    addGroup(name) {
      if (!schedules.groups().some((group) => group.Name === name)) schedules.createGroup(name);
    },
    addSchedule(properties) {
      const key = keyOf(String(properties.GroupName ?? 'default'), String(properties.Name));
      // An unchanged deployment must not restore a schedule that has fired and deleted itself.
      const deployed = `scheduler:deployed:${key}`;
      const wanted = JSON.stringify(properties);
      if (state.get(deployed) === wanted) return;
      if (schedules.peek(key)) schedules.update(properties);
      else schedules.create(properties);
      state.set(deployed, wanted);
    },
    handle: async (request) => answer(schedules, request),
    start() {
      running = true;
      outbox.resume();
      for (const key of schedules.keys('')) arm(key);
    },
    async stop() {
      running = false;
      for (const cancel of alarms.values()) cancel();
      alarms.clear();
      await Promise.all(firing);
      await outbox.stop();
    },
  };
}

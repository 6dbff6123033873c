import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../aws-http.ts';
import { arn } from '../names.ts';
import type { StateStore } from '../state.ts';
import { readSchedule, type Schedule, type ScheduleInput, scheduleArn } from './schedule.ts';
import { firstFiring } from './timing.ts';

const SCHEDULE = 'scheduler:schedule:';
const GROUP = 'scheduler:group:';

/** A schedule group in the state. Instants are epoch milliseconds. */
export interface ScheduleGroup {
  Name: string;
  createdAt: number;
}

/** The key of a schedule within its group and the account: `default/close-deal-1`. */
export const keyOf = (group: string, name: string): string => `${group}/${name}`;
export const groupArn = (name: string): string => arn('scheduler', `schedule-group/${name}`);

/** The schedules and groups in the state, with the API's rules for creating and finding them. */
export type Schedules = ReturnType<typeof openSchedules>;

/** Opens the schedules. `changed` receives the key of each created, changed or deleted one. */
export function openSchedules(state: StateStore, changed: (key: string) => void) {
  const peek = (key: string) => state.get<Schedule>(SCHEDULE + key);
  const get = (group: string, name: string): Schedule => {
    const found = peek(keyOf(group, name));
    if (!found) throw notFound(`Schedule ${name}`);
    return found;
  };
  const group = (name: string): ScheduleGroup => {
    const found = state.get<ScheduleGroup>(GROUP + name);
    if (found) return found;
    if (name === 'default') return { Name: name, createdAt: 0 };
    throw notFound(`Schedule group ${name}`);
  };
  const put = (input: ScheduleInput, now: number, createdAt: number, clientToken?: string): string => {
    const next = firstFiring(input, createdAt, now);
    const schedule: Schedule = {
      ...{ input, createdAt, modifiedAt: now, version: randomUUID() },
      ...(clientToken !== undefined && { clientToken }),
      ...(next !== undefined && { next }),
    };
    const key = keyOf(input.GroupName, input.Name);
    state.set(SCHEDULE + key, schedule);
    changed(key);
    return scheduleArn(input.GroupName, input.Name);
  };
  const remove = (key: string): void => {
    state.delete(SCHEDULE + key);
    changed(key);
  };
  const keys = (prefix: string): string[] =>
    state.keys(SCHEDULE + prefix).map((key) => key.slice(SCHEDULE.length));

  return {
    peek,
    get,
    group,
    remove,
    keys,
    create(raw: Record<string, unknown>): string {
      const now = Date.now();
      const input = readSchedule(raw, now);
      group(input.GroupName);
      const token = raw.ClientToken as string | undefined;
      const existing = peek(keyOf(input.GroupName, input.Name));
      if (existing) {
        const repeated = token !== undefined && existing.clientToken === token;
        if (repeated && isDeepStrictEqual(existing.input, input))
          return scheduleArn(input.GroupName, input.Name);
        throw new AwsError('ConflictException', `Schedule ${input.Name} already exists.`, 409);
      }
      return put(input, now, now, token);
    },
    update(raw: Record<string, unknown>): string {
      const now = Date.now();
      const input = readSchedule(raw, now);
      return put(input, now, get(input.GroupName, input.Name).createdAt);
    },
    /** Stores that a schedule fired and moves it to its next time, unless it was changed or deleted meanwhile. */
    advance(key: string, fired: Schedule, next: number | undefined): void {
      if (peek(key)?.version !== fired.version) return;
      const { next: _, ...rest } = fired;
      if (next !== undefined) state.set(SCHEDULE + key, { ...rest, next });
      else if (fired.input.ActionAfterCompletion === 'NONE') state.set(SCHEDULE + key, rest);
      else state.delete(SCHEDULE + key);
      changed(key);
    },
    createGroup(name: string): string {
      if (name === 'default' || state.get(GROUP + name)) {
        throw new AwsError('ConflictException', `Schedule group ${name} already exists.`, 409);
      }
      state.set(GROUP + name, { Name: name, createdAt: Date.now() } satisfies ScheduleGroup);
      return groupArn(name);
    },
    deleteGroup(name: string): void {
      if (name === 'default')
        throw new AwsError('ValidationException', 'The default group cannot be deleted.');
      group(name);
      for (const key of keys(`${name}/`)) remove(key);
      state.delete(GROUP + name);
    },
    groups: (): ScheduleGroup[] =>
      [...new Set(['default', ...state.keys(GROUP).map((key) => key.slice(GROUP.length))])].map(group),
  };
}

function notFound(what: string): AwsError {
  return new AwsError('ResourceNotFoundException', `${what} does not exist.`, 404);
}

import type { AuditLog } from '../audit/audit-log.ts';
import type { ResourceId } from '../contract/ids.ts';
import {
  mostOutsideCalendars,
  type NewOutsideCalendar,
  type OutsideCalendar,
  type OutsideCalendarId,
} from '../contract/outside-calendar.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { type Guard, guardedAddress } from '../platform/guarded-request.ts';
import { idFrom } from '../platform/ids.ts';
import type { Sender } from '../platform/send.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { type OutsideRecord, toOutsideCalendar } from './outside-calendar.ts';
import type { OutsideRepository } from './outside-repository.ts';
import type { OutsideTask } from './outside-tasks.ts';

export interface OutsideDeps {
  readonly outside: OutsideRepository;
  readonly tasks: Sender<OutsideTask>;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly guard: Pick<Guard, 'loopback'>;
  readonly clock: Clock;
}

const busy = 'The calendars of this resource are changing. Try again in a moment.';

/** Lists the calendars of a resource, oldest first, without those on their way out. */
export const listOutside = async (
  { outside }: Pick<OutsideDeps, 'outside'>,
  resourceId: ResourceId,
): Promise<{ items: OutsideCalendar[] }> => ({
  items: (await outside.list(resourceId)).filter(({ removed }) => !removed).map(toOutsideCalendar),
});

/**
 * Adds a calendar to a resource and has it read. The same address is the same calendar, so a retry adds nothing.
 * @throws AppError `invalid_request` for an address that is none, `limit_exceeded`
 */
export async function addOutside(
  deps: OutsideDeps,
  {
    actor,
    resourceId,
    name,
    address: written,
  }: NewOutsideCalendar & { actor: Actor; resourceId: ResourceId },
): Promise<OutsideCalendar> {
  const url = addressOf(deps.guard, written);
  const id: OutsideCalendarId = idFrom('ocl', `${resourceId}\n${url.href}`);
  const now = deps.clock.now();
  const record = await untilSettled({ busy, retryAfter: 2 }, async () => {
    const known = await deps.outside.list(resourceId);
    const same = known.find((one) => one.id === id);
    // While its old busy times leave, the caller waits.
    if (same) return same.removed ? undefined : same;
    if (known.length >= mostOutsideCalendars)
      throw new AppError('limit_exceeded', `There are ${known.length} calendars already. Remove one first.`);
    const added: OutsideRecord = {
      ...{ id, resourceId, name, address: url.href, host: url.host },
      ...{ createdAt: now, dueAt: now, version: 1, failures: 0 },
    };
    const entry = deps.audit.entry(actor, {
      subject: { kind: 'resource', id: resourceId },
      before: null,
      after: { outsideCalendar: factsOf(added) },
      at: toInstant(now),
    });
    return (await deps.outside.create(added, entry)) ? added : undefined;
  });
  // When this fails, the schedule finds it as due.
  await deps.tasks.send({ resourceId, outsideCalendarId: id });
  return toOutsideCalendar(record);
}

/** Removes a calendar. Its busy times leave the blocks within seconds. One that is gone is fine. */
export async function removeOutside(
  deps: Omit<OutsideDeps, 'guard'>,
  { actor, resourceId, id }: { actor: Actor; resourceId: ResourceId; id: OutsideCalendarId },
): Promise<void> {
  await untilSettled({ busy }, async () => {
    const before = await deps.outside.get(resourceId, id);
    if (!before || before.removed) return true;
    const entry = deps.audit.entry(actor, {
      subject: { kind: 'resource', id: resourceId },
      before: { outsideCalendar: factsOf(before) },
      after: null,
      at: toInstant(deps.clock.now()),
    });
    return (await deps.outside.markRemoved(before, entry)) || undefined;
  });
  await deps.tasks.send({ resourceId, outsideCalendarId: id });
}

/** Never the address: the audit is read by more people than may read the calendar. */
const factsOf = ({ id, name, host }: OutsideRecord) => ({ id, name, host });

function addressOf(guard: Pick<Guard, 'loopback'>, written: string): URL {
  try {
    return guardedAddress(guard, written.trim().replace(/^webcals?:\/\//i, 'https://'));
  } catch (cause) {
    const message = 'must be an https or webcal address without a password and with the usual port';
    throw new AppError('invalid_request', `The address ${message}.`, {
      cause,
      errors: [{ path: 'address', message }],
    });
  }
}

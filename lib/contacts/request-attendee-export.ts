import { isDeepStrictEqual } from 'node:util';
import type { Oversight } from '../approvals/permit.ts';
import { auditLook, type LookDeps } from '../audit/audit-look.ts';
import type { AttendeeExport, NewAttendeeExport } from '../contract/contact.ts';
import type { DealId, ExportId } from '../contract/ids.ts';
import { findDeal } from '../deals/find-deal.ts';
import type { DealRepository } from '../deals/repository.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { linkSeconds } from '../platform/download-link.ts';
import { AppError } from '../platform/errors.ts';
import { idFrom } from '../platform/ids.ts';
import type { Sender } from '../platform/send.ts';
import {
  type AttendeeExportRecord,
  type AttendeeExports,
  type AttendeeJob,
  listTtlMs,
  toAttendeeExport,
} from './attendee-exports.ts';
import type { AttendeeFiles } from './attendee-files.ts';

interface Deps extends LookDeps {
  readonly deals: DealRepository;
  readonly exports: Pick<AttendeeExports, 'get' | 'put'>;
}

interface RequestDeps extends Deps {
  readonly oversight: Oversight;
  readonly queue: Pick<Sender<AttendeeJob>, 'send'>;
}

/**
 * Requests the list of a deal's attendees, for staff who may change the deal. A retry with the same key finds the same
 * list, and queues its job again until it is ready.
 * @throws AppError `not_found`, `idempotency_key_reused`, `approval_required`
 */
export async function requestAttendeeExport(
  deps: RequestDeps,
  actor: Actor,
  {
    dealId,
    idempotencyKey,
    ...wanted
  }: NewAttendeeExport & { readonly dealId: DealId; readonly idempotencyKey: string },
): Promise<AttendeeExport> {
  await findDeal(deps, { dealId, staff: actor, to: 'change' });
  const id = idFrom('exp', `${actor.id}\n${dealId}\n${idempotencyKey}`);
  const known = await deps.exports.get(dealId, id);
  if (known && !isSame(known, wanted))
    throw new AppError(
      'idempotency_key_reused',
      'The Idempotency-Key belongs to another request. Use a new key.',
    );
  const record = known ?? { id, dealId, ...wanted, requestedAt: deps.clock.now() };
  if (!known && !(await permitted(deps, actor, record)) && !(await permitted(deps, actor, record)))
    throw new AppError(
      'idempotency_key_reused',
      'The list of this key has expired. Ask again with a new key.',
    );
  if (record.readyAt === undefined) await deps.queue.send({ dealId, exportId: id });
  return toAttendeeExport(record);
}

/** Stores the request. @returns false when its approval was used or expired in the meantime */
async function permitted(deps: RequestDeps, actor: Actor, record: AttendeeExportRecord): Promise<boolean> {
  const { id: exportId, dealId, statuses } = record;
  const act = { kind: 'export', dealId, exportId, statuses } as const;
  const { approval, parts } = await deps.oversight.permit(actor, act);
  await auditLook(
    deps,
    actor,
    { kind: 'deal', id: dealId },
    { exportId, statuses: [...statuses], ...(approval && { approval }) },
  );
  return deps.exports.put(record, parts);
}

const isSame = (
  { statuses, byteOrderMark }: AttendeeExportRecord,
  wanted: Pick<AttendeeExportRecord, 'statuses' | 'byteOrderMark'>,
) => isDeepStrictEqual([statuses, byteOrderMark], [wanted.statuses, wanted.byteOrderMark]);

/**
 * Returns a list. Once it is ready, the answer has a fresh link to its file, and the audit gets an entry.
 * @throws AppError `not_found`, also when the list has expired and is not yet removed
 */
export async function getAttendeeExport(
  deps: Deps & { readonly files: Pick<AttendeeFiles, 'link'> },
  actor: Actor,
  { dealId, exportId }: { readonly dealId: DealId; readonly exportId: ExportId },
): Promise<AttendeeExport> {
  await findDeal(deps, { dealId, staff: actor, to: 'change' });
  const now = deps.clock.now();
  const record = await deps.exports.get(dealId, exportId);
  if (!record || (record.readyAt ?? record.requestedAt) + listTtlMs <= now)
    throw new AppError('not_found', 'There is no such export, or it has expired. Ask for a new one.');
  if (record.readyAt === undefined) return toAttendeeExport(record);
  await auditLook(deps, actor, { kind: 'deal', id: dealId }, { exportId, attendees: record.rows ?? 0 });
  const url = await deps.files.link(dealId, exportId);
  return { ...toAttendeeExport(record), download: { url, expiresAt: toInstant(now + linkSeconds * 1_000) } };
}

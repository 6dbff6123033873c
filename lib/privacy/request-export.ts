import { type DataExport, exportsPerDay } from '../contract/privacy.ts';
import type { Customer } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { idFrom } from '../platform/ids.ts';
import type { Sender } from '../platform/send.ts';
import type { ExportJob } from './jobs.ts';
import { type ExportRecord, toDataExport } from './records.ts';
import type { PrivacyRepository } from './repository.ts';

interface Deps {
  readonly privacy: Pick<PrivacyRepository, 'getExport' | 'listExports' | 'putExport' | 'getDeletion'>;
  readonly queue: Pick<Sender<ExportJob>, 'send'>;
  readonly clock: Clock;
}

const dayMs = 86_400_000;

/**
 * Requests an export. A retry with the same key finds the same one, and queues its job again until it is ready. A job
 * that was never queued is therefore not lost.
 * @throws AppError `invalid_state` after a deletion request, `too_many_requests`
 */
export async function requestExport(
  deps: Deps,
  {
    customer: { id: customerId, subject },
    idempotencyKey,
  }: { readonly customer: Customer; readonly idempotencyKey: string },
): Promise<DataExport> {
  const id = idFrom('exp', `${customerId}\n${idempotencyKey}`);
  const known = await deps.privacy.getExport(customerId, id);
  const record = known ?? { id, customerId, subject, requestedAt: deps.clock.now() };
  if (!known) {
    await refuseTooManyExports(deps, record);
    await deps.privacy.putExport(record);
  }
  if (record.readyAt === undefined) await deps.queue.send({ customerId, exportId: id });
  return toDataExport(record);
}

/**
 * Refuses an export of an account that is being deleted, and more than a few in a day.
 * @throws AppError `invalid_state`, `too_many_requests`
 */
export async function refuseTooManyExports(
  { privacy }: { readonly privacy: Pick<PrivacyRepository, 'getDeletion' | 'listExports'> },
  { customerId, requestedAt }: ExportRecord,
): Promise<void> {
  if (await privacy.getDeletion(customerId))
    throw new AppError('invalid_state', 'This account is being deleted, so no new export can be made.');
  const today = (await privacy.listExports(customerId))
    .map((other) => other.requestedAt)
    .filter((at) => at > requestedAt - dayMs);
  if (today.length < exportsPerDay) return;
  const retryAfter = Math.ceil((Math.min(...today) + dayMs - requestedAt) / 1000);
  throw new AppError(
    'too_many_requests',
    `${exportsPerDay} exports were requested within a day, the maximum. Try again later.`,
    {
      retryAfter,
    },
  );
}

import type { CustomerId } from '../contract/ids.ts';
import type { Deletion } from '../contract/privacy.ts';
import type { Customer } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Sender } from '../platform/send.ts';
import type { ErasureJob } from './jobs.ts';
import { toDeletion } from './records.ts';
import type { PrivacyRepository } from './repository.ts';

interface Deps {
  readonly privacy: Pick<PrivacyRepository, 'getDeletion' | 'putDeletion'>;
  readonly queue: Pick<Sender<ErasureJob>, 'send'>;
  readonly clock: Clock;
}

/**
 * Records a deletion request. A repeated call returns the request's state, and queues its job again until the deletion
 * is done. A job that was never queued is therefore not lost.
 * @throws AppError `invalid_request` when the caller confirms another account than their own
 */
export async function requestDeletion(
  deps: Deps,
  {
    customer: { id: customerId, subject },
    confirm,
  }: { readonly customer: Customer; readonly confirm: CustomerId },
): Promise<Deletion> {
  if (confirm !== customerId)
    throw new AppError('invalid_request', 'body.confirm: must be your own id', {
      errors: [{ path: 'body.confirm', message: 'must be your own id, as in your profile' }],
    });
  const known = await deps.privacy.getDeletion(customerId);
  const record = known ?? { customerId, subject, requestedAt: deps.clock.now() };
  if (!known) await deps.privacy.putDeletion(record);
  if (record.erasedAt === undefined) await deps.queue.send({ customerId });
  return toDeletion(record);
}

/** Returns the deletion request. @throws AppError `not_found` when there is none */
export async function getDeletion({ privacy }: Pick<Deps, 'privacy'>, id: CustomerId): Promise<Deletion> {
  const record = await privacy.getDeletion(id);
  if (!record) throw new AppError('not_found', 'You have not asked for the deletion of your account.');
  return toDeletion(record);
}

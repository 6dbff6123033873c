import type { ImageId } from '../contract/image.ts';
import type { Staff } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { toEpochMs } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { awaitedMs, type ImageRecord } from './image.ts';
import type { ImageRepository } from './repository.ts';

export interface ReadImageDeps {
  readonly images: Pick<ImageRepository, 'get'>;
  readonly clock: Clock;
}

/** @throws AppError `not_found`, also for another seller's image, and for an unfinished upload that has expired */
export async function findImage(
  { images, clock }: ReadImageDeps,
  id: ImageId,
  staff: Staff,
): Promise<ImageRecord> {
  const record = await images.get(id);
  const mayChange = staff.roles.includes('admin') || staff.seller?.id === record?.sellerId;
  const hasExpired =
    record && record.status !== 'published' && toEpochMs(record.createdAt) + awaitedMs <= clock.now();
  if (!record || !mayChange || hasExpired)
    throw new AppError('not_found', 'There is no such image, or its upload has expired. Start a new one.');
  return record;
}

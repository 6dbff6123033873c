import type { AuditLog } from '../audit/audit-log.ts';
import { type ImageUpload, imagesPerDay, type NewImageUpload, uploadSeconds } from '../contract/image.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { fingerprintOf } from '../platform/fingerprint.ts';
import { idFrom } from '../platform/ids.ts';
import { sellerOfNew } from '../sellers/find-seller-meant.ts';
import type { ImageRecord } from './image.ts';
import type { ImageFiles } from './image-files.ts';
import type { ImageRepository } from './repository.ts';

interface Deps {
  readonly images: Pick<ImageRepository, 'create' | 'get'>;
  readonly files: Pick<ImageFiles, 'uploadLink'>;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
}

interface Request {
  readonly body: NewImageUpload;
  readonly actor: Actor;
  readonly idempotencyKey: string;
}

const dayMs = 24 * 3_600_000;

/**
 * Starts an upload: a record that awaits its file, and a link for the file. A retry gets a new link to the same upload.
 * @throws AppError `forbidden`, `idempotency_key_reused`, `too_many_requests`
 */
export async function startImageUpload(
  { images, files, audit, clock }: Deps,
  { body, actor, idempotencyKey }: Request,
): Promise<ImageUpload> {
  const now = clock.now();
  const createdAt = toInstant(now);
  const { sellerId: named, contentType, bytes } = body;
  const sellerId = sellerOfNew(actor, named, 'Sellers upload their own images. Leave sellerId out.');
  const record: ImageRecord = {
    ...{ id: idFrom('img', `${actor.id}\n${idempotencyKey}`), sellerId, status: 'awaited' },
    ...{ contentType, bytes, createdBy: actor.id, createdAt, fingerprint: fingerprintOf(body) },
  };
  const subject = { kind: 'image', id: record.id } as const;
  const after = { sellerId, contentType, bytes };
  const failed = await images.create(
    record,
    now,
    audit.entry(actor, { subject, before: null, after, at: createdAt }),
  );
  if (failed === 'quota')
    throw new AppError(
      'too_many_requests',
      `A seller may upload ${imagesPerDay} images a day. Try again after midnight (UTC).`,
      { retryAfter: Math.ceil((dayMs - (now % dayMs)) / 1_000) },
    );
  const known = failed === 'exists' ? await images.get(record.id) : record;
  if (known?.fingerprint !== record.fingerprint)
    throw new AppError(
      'idempotency_key_reused',
      'This key started an upload from another body. Use a new key.',
    );
  const upload = {
    url: await files.uploadLink(record),
    headers: { 'content-type': contentType },
    expiresAt: toInstant(now + uploadSeconds * 1_000),
  };
  return { imageId: record.id, upload };
}

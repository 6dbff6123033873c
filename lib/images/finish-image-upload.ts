import type { AuditLog } from '../audit/audit-log.ts';
import type { Image, ImageFault, ImageId } from '../contract/image.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { faultSentences } from './decide-file.ts';
import { findImage, type ReadImageDeps } from './find-image.ts';
import type { ImageRecord } from './image.ts';
import type { ImageFiles } from './image-files.ts';
import { toImage } from './picture.ts';
import type { Rendered, render } from './render.ts';
import type { ImageRepository } from './repository.ts';

interface Deps extends ReadImageDeps {
  readonly images: Pick<ImageRepository, 'get' | 'settle'>;
  readonly files: Pick<ImageFiles, 'readUpload' | 'removeUpload' | 'publish'>;
  readonly render: typeof render;
  readonly audit: Pick<AuditLog, 'entry'>;
}

/**
 * Checks an uploaded file and publishes it. The outcome is written before the upload is removed, so a retry after a
 * crash finds the outcome, and removes the upload.
 * @throws AppError `not_found`, `invalid_state` when no file was uploaded, `image_refused`
 */
export async function finishImageUpload(deps: Deps, id: ImageId, actor: Actor): Promise<Image> {
  const awaited = await findImage(deps, id, actor);
  const record = awaited.status === 'awaited' ? await settled(deps, awaited, actor) : awaited;
  await deps.files.removeUpload(id);
  if (record.status === 'published') return toImage(record);
  if (record.status === 'refused') throw refusedImage(record.fault);
  throw new AppError('unavailable', 'Another request is finishing this upload. Try again in a moment.');
}

/** Renders, publishes and records. @returns the record that another request wrote, when it was faster */
async function settled(
  deps: Deps,
  awaited: ImageRecord & { status: 'awaited' },
  actor: Actor,
): Promise<ImageRecord> {
  const { id } = awaited;
  const rendered = await renderedUpload(deps, id);
  if (!rendered) return outcomeElsewhere(deps, id, actor);
  if ('files' in rendered) await deps.files.publish(rendered.files);
  const now = deps.clock.now();
  const record: ImageRecord =
    'files' in rendered
      ? { ...awaited, status: 'published', ...rendered.facts }
      : { ...awaited, status: 'refused', fault: rendered.fault };
  const entry = deps.audit.entry(actor, {
    subject: { kind: 'image', id },
    before: { status: 'awaited' },
    after: {
      status: record.status,
      ...('files' in rendered
        ? { width: rendered.facts.width, height: rendered.facts.height, digest: rendered.facts.digest }
        : { fault: rendered.fault }),
    },
    at: toInstant(now),
  });
  return (await deps.images.settle(record, now, entry)) ? record : findImage(deps, id, actor);
}

/** Without a file, another request may have recorded the outcome and removed the upload meanwhile. */
async function outcomeElsewhere(deps: Deps, id: ImageId, actor: Actor): Promise<ImageRecord> {
  const record = await findImage(deps, id, actor);
  if (record.status !== 'awaited') return record;
  throw new AppError('invalid_state', 'No file was uploaded. Upload it, then finish again.');
}

async function renderedUpload({ files, render }: Deps, id: ImageId): Promise<Rendered | undefined> {
  const bytes = await files.readUpload(id);
  if (bytes === undefined) return undefined;
  return typeof bytes === 'string' ? { fault: bytes } : render(bytes);
}

const refusedImage = (imageFault: ImageFault) =>
  new AppError('image_refused', faultSentences[imageFault], { imageFault });

import type { AdminClient, Image } from '@stampede/mobile-sdk/admin';
import type { ImageType } from './check-file.ts';
import { sendFile } from './send-file.ts';

interface Wanted {
  readonly file: Blob;
  readonly type: ImageType;
  /** The seller that an admin uploads for. */
  readonly sellerId?: string | undefined;
  /** The same for each try of one file, so that a lost answer makes no second image. */
  readonly key: string;
}

interface Watched {
  readonly signal: AbortSignal;
  /** Hears the share that is sent, from 0 to 1. At 1 the server checks the file and makes its sizes. */
  readonly onProgress: (share: number) => void;
}

/** Making the sizes of a large photo takes some seconds. */
const patience = { attemptTimeoutMs: 29_000, timeoutMs: 90_000 };

/**
 * Uploads a file and publishes it as an image.
 * @throws ApiError of the server, with `imageFault` for a refused file; SendError
 */
export async function uploadImage(
  client: Pick<AdminClient, 'imageUploads'>,
  { file, type, sellerId, key }: Wanted,
  { signal, onProgress }: Watched,
): Promise<Image> {
  const { imageId, upload } = await client.imageUploads.start(
    { contentType: type, bytes: file.size, ...(sellerId && { sellerId: sellerId as never }) },
    { idempotencyKey: key, signal },
  );
  await sendFile(upload, file, { signal, onProgress });
  onProgress(1);
  return client.imageUploads.finish(imageId, { signal, ...patience });
}

import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type ImageFault, type ImageId, maxImageBytes, uploadSeconds } from '../contract/image.ts';
import type { ImageRecord } from './image.ts';
import type { RenderedFile } from './render.ts';

/** The prefix of files that nobody has checked. A rule of the bucket removes them after a day. */
const uploadKey = (id: ImageId) => `uploads/${id}`;
/** The content of an address never changes. */
const forEver = 'public, max-age=31536000, immutable';

export type ImageFiles = ReturnType<typeof imageFilesIn>;

/** The uploaded and the published files of images. */
export function imageFilesIn(s3: S3Client, Bucket: string) {
  return {
    /** Makes a link that takes one file of exactly this size and type. */
    uploadLink: ({ id, contentType, bytes }: ImageRecord): Promise<string> =>
      getSignedUrl(
        s3,
        new PutObjectCommand({ Bucket, Key: uploadKey(id), ContentType: contentType, ContentLength: bytes }),
        { expiresIn: uploadSeconds, signableHeaders: new Set(['host', 'content-type', 'content-length']) },
      ),

    /** Reads an uploaded file. @returns undefined when there is none; a fault for one that is not worth reading */
    async readUpload(id: ImageId): Promise<Uint8Array | ImageFault | undefined> {
      try {
        const { Body, ContentLength = 0 } = await s3.send(
          new GetObjectCommand({ Bucket, Key: uploadKey(id) }),
        );
        if (!Body) return undefined;
        if (ContentLength <= maxImageBytes) return await Body.transformToByteArray();
        (Body as { destroy?: () => void }).destroy?.();
        return 'too_large';
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
        throw error;
      }
    },

    /** Removes an uploaded file. Safe to repeat. */
    async removeUpload(id: ImageId): Promise<void> {
      await s3.send(new DeleteObjectCommand({ Bucket, Key: uploadKey(id) }));
    },

    /** Writes the published files. The same files again change nothing. */
    async publish(files: readonly RenderedFile[]): Promise<void> {
      await Promise.all(
        files.map(({ key: Key, type: ContentType, data: Body }) =>
          s3.send(new PutObjectCommand({ Bucket, Key, ContentType, Body, CacheControl: forEver })),
        ),
      );
    },
  };
}

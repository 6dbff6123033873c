import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { CustomerId, ExportId } from '../contract/ids.ts';
import { signedDownloadLink } from '../platform/download-link.ts';
import { eraseObjects } from '../platform/erase-objects.ts';

const prefixOf = (customer: CustomerId) => `${customer}/`;
const keyOf = (customer: CustomerId, id: ExportId) => `${prefixOf(customer)}${id}.json`;

export type ExportFiles = ReturnType<typeof exportFilesIn>;

/** The files of exports, one JSON file each. The bucket deletes them after their time. */
export const exportFilesIn = (s3: S3Client, Bucket: string) => ({
  async put(customer: CustomerId, id: ExportId, content: string): Promise<void> {
    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: keyOf(customer, id),
        Body: content,
        ContentType: 'application/json',
        ContentDisposition: 'attachment; filename="my-data.json"',
        CacheControl: 'no-store',
      }),
    );
  },

  /** Makes a link to this one file. It works for `linkSeconds`, for anyone who has it. */
  link: (customer: CustomerId, id: ExportId): Promise<string> =>
    signedDownloadLink(s3, Bucket, keyOf(customer, id)),

  eraseAll: (customer: CustomerId): Promise<void> => eraseObjects(s3, Bucket, prefixOf(customer)),
});

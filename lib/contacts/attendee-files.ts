import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { DealId, ExportId } from '../contract/ids.ts';
import { signedDownloadLink } from '../platform/download-link.ts';
import { eraseObjects } from '../platform/erase-objects.ts';

const prefixOf = (dealId: DealId) => `attendees/${dealId}/`;
const keyOf = (dealId: DealId, id: ExportId) => `${prefixOf(dealId)}${id}.csv`;

export type AttendeeFiles = ReturnType<typeof attendeeFilesIn>;

/** The CSV files of the lists, in the bucket of exports. The bucket deletes files with this prefix after a day. */
export const attendeeFilesIn = (s3: S3Client, Bucket: string) => ({
  async put(dealId: DealId, id: ExportId, content: string): Promise<void> {
    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: keyOf(dealId, id),
        Body: content,
        ContentType: 'text/csv; charset=utf-8; header=present',
        ContentDisposition: 'attachment; filename="attendees.csv"',
        CacheControl: 'no-store',
      }),
    );
  },

  /** Makes a link to this one file. It works for `linkSeconds`, for anyone who has it. */
  link: (dealId: DealId, id: ExportId): Promise<string> => signedDownloadLink(s3, Bucket, keyOf(dealId, id)),

  eraseOf: (dealId: DealId): Promise<void> => eraseObjects(s3, Bucket, prefixOf(dealId)),
});

import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { DealId, ExportId } from '../contract/ids.ts';
import { downloadLink } from '../platform/download-link.ts';
import { eraseObjects } from '../platform/erase-objects.ts';

const prefixOf = (dealId: DealId) => `attendees/${dealId}/`;
const keyOf = (dealId: DealId, id: ExportId) => `${prefixOf(dealId)}${id}.csv`;

export type AttendeeFiles = ReturnType<typeof attendeeFiles>;

/** One CSV file for each list, in the bucket of exports, which deletes those of this prefix after a day. */
export const attendeeFiles = (s3: S3Client, Bucket: string) => ({
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

  /** A link that opens this one file, for `linkSeconds`, to whoever has it. */
  link: (dealId: DealId, id: ExportId): Promise<string> => downloadLink(s3, Bucket, keyOf(dealId, id)),

  eraseOf: (dealId: DealId): Promise<void> => eraseObjects(s3, Bucket, prefixOf(dealId)),
});

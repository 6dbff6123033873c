import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { DealId, ExportId } from '../contract/ids.ts';
import { eraseObjects } from '../platform/erase-objects.ts';
import { linkSeconds } from '../privacy/export-files.ts';

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
  link: (dealId: DealId, id: ExportId): Promise<string> =>
    getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: keyOf(dealId, id) }), { expiresIn: linkSeconds }),

  eraseOf: (dealId: DealId): Promise<void> => eraseObjects(s3, Bucket, prefixOf(dealId)),
});

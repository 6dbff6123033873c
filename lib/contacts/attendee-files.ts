import {
  DeleteObjectsCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { DealId, ExportId } from '../contract/ids.ts';
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

  /** By prefix, not by record: a file whose record is gone is found too. */
  async eraseOf(dealId: DealId): Promise<void> {
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client: s3 },
      { Bucket, Prefix: prefixOf(dealId) },
    )) {
      const Objects = Contents.flatMap(({ Key }) => (Key ? [{ Key }] : []));
      if (Objects.length === 0) continue;
      const { Errors = [] } = await s3.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
      );
      if (Errors.length > 0) throw new Error(`${Errors.length} lists of attendees could not be deleted`);
    }
  },
});

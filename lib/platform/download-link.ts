import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** How long a link to a file with personal data is good: somebody who asked for it is there to follow it. */
export const linkSeconds = 15 * 60;

/** A link that opens this one file, for `linkSeconds`, to whoever has it. */
export const downloadLink = (s3: S3Client, Bucket: string, Key: string): Promise<string> =>
  getSignedUrl(s3, new GetObjectCommand({ Bucket, Key }), { expiresIn: linkSeconds });

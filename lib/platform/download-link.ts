import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** Seconds for which a link to personal data works. The person who asked for it uses it at once. */
export const linkSeconds = 15 * 60;

/** Makes a link to one file. It works for `linkSeconds`, for anyone who has it. */
export const signedDownloadLink = (s3: S3Client, Bucket: string, Key: string): Promise<string> =>
  getSignedUrl(s3, new GetObjectCommand({ Bucket, Key }), { expiresIn: linkSeconds });

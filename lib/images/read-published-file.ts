import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** A published file, as a browser gets it. */
export interface ServedFile {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

const published = /^images\/[0-9a-f]{40}\/\d+\.(webp|jpg)$/;

/** Reads a published file. @returns undefined for any other key, and when there is no such file */
export async function readPublishedFile(
  s3: S3Client,
  Bucket: string,
  key: string,
): Promise<ServedFile | undefined> {
  if (!published.test(key)) return undefined;
  try {
    const {
      Body,
      ContentType = '',
      CacheControl = '',
    } = await s3.send(new GetObjectCommand({ Bucket, Key: key }));
    return (
      Body && {
        body: await Body.transformToByteArray(),
        headers: { 'content-type': ContentType, 'cache-control': CacheControl },
      }
    );
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
    throw error;
  }
}

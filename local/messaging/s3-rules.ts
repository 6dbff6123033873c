import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { crc32 } from 'node:zlib';

/** A refusal of S3. */
export interface S3Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** A stored object. */
export interface StoredObject {
  readonly key: string;
  readonly etag: string;
  readonly contentLength: number;
}

/**
 * Checks the preconditions of a write.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function preconditionRefusal(
  headers: IncomingHttpHeaders,
  present: StoredObject | undefined,
): S3Refusal | undefined {
  const failed = {
    ...{ status: 412, code: 'PreconditionFailed' },
    message: 'At least one of the pre-conditions you specified did not hold',
  };
  const none = headers['if-none-match'];
  if (none !== undefined && none !== '*')
    return {
      ...{ status: 501, code: 'NotImplemented' },
      message: 'A header you provided implies functionality that is not implemented',
    };
  if (none === '*' && present) return failed;
  const match = headers['if-match'];
  if (match === undefined) return undefined;
  if (!present) return { status: 404, code: 'NoSuchKey', message: 'The specified key does not exist.' };
  return bare(match) === bare(present.etag) ? undefined : failed;
}

const bare = (tag: string): string => tag.replace(/^"|"$/g, '');

const hash = (algorithm: string) => (body: Buffer) => createHash(algorithm).update(body).digest('base64');
const sums: Readonly<Record<string, readonly [name: string, of: (body: Buffer) => string]>> = {
  'content-md5': ['Content-MD5', hash('md5')],
  'x-amz-checksum-crc32': ['CRC32', crc32Of],
  'x-amz-checksum-sha1': ['SHA1', hash('sha1')],
  'x-amz-checksum-sha256': ['SHA256', hash('sha256')],
};

function crc32Of(body: Buffer): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString('base64');
}

/** Checks the received bytes against the checksums in the headers. Chunked bodies have theirs at the end. */
export function digestRefusal(headers: IncomingHttpHeaders, body: unknown): S3Refusal | undefined {
  if (!Buffer.isBuffer(body) || headers['content-encoding']?.includes('aws-chunked')) return undefined;
  for (const [header, [name, of]] of Object.entries(sums)) {
    const sent = headers[header];
    if (typeof sent === 'string' && sent !== of(body))
      return {
        ...{ status: 400, code: 'BadDigest' },
        message: `The ${name} you specified did not match the calculated checksum.`,
      };
  }
  return undefined;
}

/** A suffix range longer than the object is the whole object (RFC 9110, 14.1.2). fauxqs answers 416. */
export function rangeWithin(range: string | undefined, size: number): string | undefined {
  const last = /^bytes=-(\d+)$/.exec(range ?? '')?.[1];
  return last !== undefined && size > 0 && Number(last) > size ? 'bytes=0-' : range;
}

interface ListOptions {
  readonly prefix?: string;
  readonly delimiter?: string;
  readonly maxKeys?: number;
  readonly startAfter?: string;
  readonly marker?: string;
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * Lists a page of a bucket in the order of UTF-8 bytes, as S3 does. fauxqs sorts by the machine's locale.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function listPage<T extends { readonly key: string }>(
  objects: Iterable<T>,
  options: ListOptions = {},
) {
  const { prefix = '', delimiter, maxKeys = 1_000, startAfter = options.marker ?? '' } = options;
  const found: T[] = [];
  const commonPrefixes: string[] = [];
  const wanted = [...objects].filter(({ key }) => key.startsWith(prefix));
  for (const object of wanted.sort((a, b) => byBytes(a.key, b.key))) {
    const cut = delimiter ? object.key.indexOf(delimiter, prefix.length) : -1;
    const shown = delimiter && cut >= 0 ? object.key.slice(0, cut + delimiter.length) : object.key;
    if (startAfter !== '' && byBytes(shown, startAfter) <= 0) continue;
    if (shown === commonPrefixes.at(-1)) continue;
    if (found.length + commonPrefixes.length >= maxKeys)
      return { objects: found, commonPrefixes, isTruncated: true };
    if (cut >= 0) commonPrefixes.push(shown);
    else found.push(object);
  }
  return { objects: found, commonPrefixes, isTruncated: false };
}

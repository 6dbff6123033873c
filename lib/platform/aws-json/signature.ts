import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { AwsCredentialIdentity } from '@smithy/types';

interface Signing {
  /** As signatures name it, `dynamodb`. */
  readonly service: string;
  readonly region: string;
  readonly credentials: AwsCredentialIdentity;
}

/** A POST without a query, whose headers are all signed, in small letters. */
export interface Unsigned {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Signs with Signature Version 4, for what all our calls have in common: the path needs no escaping, there is no query.
 * The key that it signs with is good for a day, and kept.
 * @returns the headers with date, token and signature
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signer({ service, region, credentials }: Signing) {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  let kept: { readonly day: string; readonly key: KeyObject } | undefined;
  const keyOf = (day: string) => {
    if (kept?.day !== day) {
      const parts = [day, region, service, 'aws4_request'];
      const bytes = parts.reduce<Buffer>(hmac, Buffer.from(`AWS4${secretAccessKey}`));
      kept = { day, key: createSecretKey(bytes) };
    }
    return kept.key;
  };

  return ({ path, headers, body }: Unsigned, now: number): Record<string, string> => {
    const time = new Date(now).toISOString().replace(/-|:|\.\d+/g, '');
    const day = time.slice(0, 8);
    const signed: Record<string, string> = {
      ...headers,
      'x-amz-date': time,
      ...(sessionToken && { 'x-amz-security-token': sessionToken }),
    };
    const names = Object.keys(signed).sort();
    const list = names.join(';');
    const lines = names.map((name) => `${name}:${signed[name]}\n`).join('');
    const request = `POST\n${path}\n\n${lines}\n${list}\n${sha256(body)}`;
    const scope = `${day}/${region}/${service}/aws4_request`;
    const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(request)}`;
    const signature = hmac(keyOf(day), text).toString('hex');
    signed.authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${list}, Signature=${signature}`;
    return signed;
  };
}

const hmac = (key: Buffer | KeyObject, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

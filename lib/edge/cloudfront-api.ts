import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentialIdentity } from '@smithy/types';
import { Sha256 } from '../platform/sha256.ts';
import type { CallCloudFront } from './distribution.ts';

const hostname = 'cloudfront.amazonaws.com';

/**
 * Calls CloudFront's API with signed requests. Only two requests are needed, and one header in their XML. The SDK's
 * client would be a large dependency for that, and it would have to know every field of the document.
 */
export function cloudFrontApi(credentials: () => AwsCredentialIdentity): CallCloudFront {
  // The API is global, and requests are signed for one region.
  const signer = new SignatureV4({
    service: 'cloudfront',
    region: 'us-east-1',
    credentials: async () => credentials(),
    sha256: Sha256,
  });
  return async (method, path, sent) => {
    const headers = { host: hostname, ...(sent && { 'if-match': sent.etag, 'content-type': 'text/xml' }) };
    const request = { method, protocol: 'https:', hostname, path, headers, body: sent?.body };
    const signed = await signer.sign(request);
    const answer = await fetch(`https://${hostname}${path}`, {
      method,
      headers: signed.headers,
      ...(sent && { body: sent.body }),
      signal: AbortSignal.timeout(10_000),
    });
    const body = await answer.text();
    if (!answer.ok) throw new Error(`CloudFront answered ${answer.status} to ${method} ${path}: ${body}`);
    return { body, etag: answer.headers.get('etag') ?? '' };
  };
}

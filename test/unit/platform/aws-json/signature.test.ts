import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signer } from '../../../../lib/platform/aws-json/signature.ts';
import { Sha256 } from '../../../../lib/platform/sha256.ts';

const word = fc.base64String({ minLength: 1, maxLength: 40 });

describe('signer', () => {
  it('signs as the SDK does, whatever the body, the day and the credentials', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          body: fc.string({ unit: 'binary', maxLength: 100 }),
          path: fc.constantFrom('/', '/queue'),
          now: fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
          keys: fc.tuple(word, word),
          sessionToken: fc.option(word, { nil: undefined }),
          service: fc.constantFrom('dynamodb', 'sqs'),
        }),
        async ({ body, path, now, keys: [accessKeyId, secretAccessKey], sessionToken, service }) => {
          const credentials = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
          const headers = {
            'content-type': 'application/x-amz-json-1.0',
            host: 'dynamodb.eu-west-1.amazonaws.com',
            'x-amz-target': 'DynamoDB_20120810.GetItem',
          };
          const region = 'eu-west-1';
          const ours = signer({ service, region, credentials })({ path, headers, body }, now.getTime());
          const theirs = await new SignatureV4({
            ...{ service, region, credentials, sha256: Sha256 },
            applyChecksum: false,
          }).sign(
            { method: 'POST', protocol: 'https:', hostname: headers.host, path, headers, body },
            { signingDate: now },
          );
          expect(ours).toEqual(theirs.headers);
        },
      ),
    );
  });

  it('signs the next day with another key', () => {
    const sign = signer({
      ...{ service: 'dynamodb', region: 'eu-west-1' },
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    const at = (time: string) =>
      sign({ path: '/', headers: { host: 'h' }, body: '' }, Date.parse(time)).authorization;
    const [first, second] = [at('2026-12-24T23:59:59Z'), at('2026-12-25T00:00:00Z')];
    const fresh = signer({
      ...{ service: 'dynamodb', region: 'eu-west-1' },
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    expect(second).toContain('/20261225/');
    expect(second).toBe(
      fresh({ path: '/', headers: { host: 'h' }, body: '' }, Date.parse('2026-12-25T00:00:00Z'))
        .authorization,
    );
    expect(first).not.toBe(second);
  });
});

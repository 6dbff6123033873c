import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ApiGatewayManagementApiClient,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postToConnection } from '../../../lib/platform/post-to-connection.ts';
import { sockets } from '../../../lib/platform/sockets.ts';

interface Seen {
  readonly method: string;
  /** As it stood on the wire. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answer = number | 'nothing' | 'hang up';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' };
const now = Date.UTC(2026, 11, 24, 18, 0, 7);
const seen: Seen[] = [];
let answers: Answer[] = [];
let url: string;

const serve = async (request: IncomingMessage, response: ServerResponse) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = '', url: path = '', headers } = request;
  seen.push({ method, path, headers, body: Buffer.concat(chunks).toString() });
  const answer = answers.shift() ?? 200;
  if (answer === 'hang up') request.socket.destroy();
  else if (answer !== 'nothing')
    response.writeHead(answer, { 'x-amzn-errortype': 'SomeException' }).end('{}');
};
const server = createServer((request, response) => void serve(request, response));

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/live`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen.length = 0;
  answers = [];
});

/** Sends to a connection, while chance says so much; waits are as long as they may be at 1. */
function send(id: string, { fraction = 0, timeoutMs = 5_000 } = {}) {
  const endpoint = { url, region: 'eu-west-1', credentials: () => credentials, timeoutMs };
  const post = postToConnection({ ...endpoint, clock: { now: () => now } });
  return sockets(post, { fraction: () => fraction, bytes: () => new Uint8Array() }).send(
    id,
    '{"type":"pong"}',
  );
}

describe('a text for a connection', () => {
  it('is posted to it, as it is', async () => {
    expect(await send('L0SM9cOFvHcCIhw=')).toBe('sent');
    expect(seen).toMatchObject([
      { method: 'POST', path: '/live/@connections/L0SM9cOFvHcCIhw%3D', body: '{"type":"pong"}' },
    ]);
  });

  it('finds that the connection is gone, and does not ask again', async () => {
    answers = [410];
    expect(await send('gone')).toBe('gone');
    expect(seen).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ['API Gateway has too much to do', 429],
    ['API Gateway fails', 500],
    ['API Gateway is away', 503],
    ['the connection breaks', 'hang up'],
    ['nobody answers in time', 'nothing'],
  ])('is sent again when %s, four times in all', async (_, answer) => {
    const patience = { timeoutMs: answer === 'nothing' ? 500 : 5_000 };
    answers = [answer, answer, answer];
    expect(await send('busy', patience)).toBe('sent');
    expect(seen).toHaveLength(4);
    answers = [answer, answer, answer, answer];
    await expect(send('busy', patience)).rejects.toThrow();
    expect(seen).toHaveLength(8);
  });

  it('is not sent again when API Gateway refuses it for good', async () => {
    for (const status of [400, 403, 413]) {
      answers = [status];
      await expect(send('refused')).rejects.toThrow(`@connections answered ${status} SomeException`);
    }
    expect(seen).toHaveLength(3);
  });

  it('waits a random time between two attempts, longer each time', async () => {
    answers = [429, 429, 429];
    const begin = performance.now();
    await send('busy', { fraction: 0.5 });
    // Half of 50, 100 and 200 ms.
    expect(performance.now() - begin).toBeGreaterThanOrEqual(170);
  });
});

describe('the signature of a post', () => {
  it('is one that AWS accepts: so it computes it from what arrives', async () => {
    await send('L0SM9cOFvHcCIhw=');
    const [post] = seen as [Seen];
    expect(post.headers).toMatchObject({
      'x-amz-date': '20261224T180007Z',
      'x-amz-security-token': 'session',
    });
    expect(post.headers.authorization).toContain(
      'Credential=AKIDEXAMPLE/20261224/eu-west-1/execute-api/aws4_request',
    );
    expect(signatureOf(post)).toBe(expectedSignature(post));
    expect(signatureOf(post)).not.toBe(expectedSignature({ ...post, body: '{"type":"pang"}' }));
  });

  it('is computed here as it is for AWS’s own client', async () => {
    const client = new ApiGatewayManagementApiClient({ endpoint: url, region: 'eu-west-1', credentials });
    const input = { ConnectionId: 'L0SM9cOFvHcCIhw=', Data: Buffer.from('text') };
    await client.send(new PostToConnectionCommand(input));
    client.destroy();
    const [post] = seen as [Seen];
    expect(post.path).toBe('/live/@connections/L0SM9cOFvHcCIhw%3D');
    expect(signatureOf(post)).toBe(expectedSignature(post));
  });
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const part = ({ headers }: Seen, name: string) =>
  new RegExp(`${name}=([^,]+)`).exec(headers.authorization ?? '')?.[1] ?? '';
const signatureOf = (post: Seen) => part(post, 'Signature');

/** What AWS computes. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function expectedSignature(post: Seen): string {
  const [, day = '', region = '', service = ''] = part(post, 'Credential').split('/');
  const names = part(post, 'SignedHeaders').split(';');
  // All services but S3 encode the path that arrives once more.
  const path = post.path.split('/').map(encodeURIComponent).join('/');
  const headers = names.map((name) => `${name}:${String(post.headers[name]).trim().replace(/ +/g, ' ')}\n`);
  const canonical = [post.method, path, '', headers.join(''), names.join(';'), sha256(post.body)].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', post.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${credentials.secretAccessKey}`,
  );
  return hmac(key, text).toString('hex');
}

import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { turnstile } from '../../lib/abuse/turnstile.ts';
import { createAwsServer } from '../../local/aws-http.ts';
import { close, listen } from '../../local/listen.ts';
import { siteverify, siteverifyPath } from '../../local/turnstile/siteverify.ts';

const now = Date.parse('2026-12-24T18:00:00.000Z');
const good = {
  success: true,
  'error-codes': [],
  challenge_ts: '2026-12-24T17:58:00.000Z',
  hostname: 'stampede.example',
  action: 'order',
};
const answer = { token: 'token', action: 'order', requestUuid: crypto.randomUUID() } as const;
const random = { bytes: () => new Uint8Array(), fraction: () => 0 };

/** Stands for Cloudflare, and answers in turn. */
let replies: { readonly status?: number; readonly body?: unknown; readonly never?: true }[];
let asked: Record<string, string>[];
let server: Server;
let url: string;

beforeEach(async () => {
  asked = [];
  server = createServer((incoming, outgoing) => {
    let text = '';
    incoming.on('data', (chunk) => {
      text += chunk;
    });
    incoming.on('end', () => {
      asked.push(JSON.parse(text));
      const reply = replies.shift() ?? {};
      if (reply.never) return void incoming.socket.destroy();
      outgoing.writeHead(reply.status ?? 200, { 'content-type': 'application/json' });
      outgoing.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? good));
    });
  });
  url = `http://127.0.0.1:${await listen(server, 0)}`;
});
afterEach(() => close(server));

const verifier = (changed: { secret?: () => Promise<string>; at?: number } = {}) =>
  turnstile({
    url,
    secret: changed.secret ?? (async () => 'secret'),
    policy: { hostnames: ['stampede.example'], actionRequired: true },
    clock: { now: () => changed.at ?? now },
    random,
  });

describe('turnstile', () => {
  it('takes a token that was solved here, for this, just now, and tells Cloudflare no address', async () => {
    replies = [{}];
    expect(await verifier().verify(answer)).toBe('solved');
    expect(asked).toEqual([{ secret: 'secret', response: 'token', idempotency_key: answer.requestUuid }]);
  });

  it.each([
    ['is not solved', { success: false, 'error-codes': ['invalid-input-response'] }],
    ['was used before', { success: false, 'error-codes': ['timeout-or-duplicate'] }],
    ['was solved elsewhere', { ...good, hostname: 'evil.example' }],
    ['was solved nowhere', { ...good, hostname: undefined }],
    ['was solved for something else', { ...good, action: 'guest' }],
    ['was solved for nothing', { ...good, action: undefined }],
    ['was solved long ago', { ...good, challenge_ts: '2026-12-24T17:53:00.000Z' }],
    ['was solved in the future', { ...good, challenge_ts: '2026-12-24T18:02:00.000Z' }],
    ['was solved at no time', { ...good, challenge_ts: undefined }],
  ])('refuses one that %s', async (_, body) => {
    replies = [{ body }];
    expect(await verifier().verify(answer)).toBe('refused');
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['breaks the connection', { never: true }],
    ['is broken', { status: 500, body: { success: false, 'error-codes': ['internal-error'] } }],
    ['is busy', { status: 429, body: { success: false } }],
    ['answers with a page', { body: '<html>' }],
  ] as const)('asks once more when Cloudflare %s', async (_, reply) => {
    replies = [reply, {}];
    expect(await verifier().verify(answer)).toBe('solved');
    expect(asked).toHaveLength(2);
    replies = [reply, reply, {}];
    expect(await verifier().verify(answer)).toBe('unavailable');
    expect(asked).toHaveLength(4);
  });

  it('blames nobody for a key of ours that is wrong, or cannot be read', async () => {
    const wrong = { body: { success: false, 'error-codes': ['invalid-input-secret'] } };
    replies = [wrong, wrong];
    expect(await verifier().verify(answer)).toBe('unavailable');
    const secret = () => Promise.reject(new Error('denied'));
    expect(await verifier({ secret }).verify(answer)).toBe('unavailable');
  });
});

describe('the local siteverify', () => {
  it.each([
    ['1x0000000000000000000000000000000AA', 'XXXX.DUMMY.TOKEN.XXXX', 'solved'],
    ['1x0000000000000000000000000000000AA', 'another', 'refused'],
    ['2x0000000000000000000000000000000AA', 'XXXX.DUMMY.TOKEN.XXXX', 'refused'],
    ['3x0000000000000000000000000000000AA', 'XXXX.DUMMY.TOKEN.XXXX', 'refused'],
    ['a real key', 'XXXX.DUMMY.TOKEN.XXXX', 'unavailable'],
  ])('with the secret %s finds %s %s', async (secret, token, outcome) => {
    const local = createAwsServer([siteverify], () => {});
    const port = await listen(local, 0);
    const verify = turnstile({
      url: `http://127.0.0.1:${port}${siteverifyPath}`,
      secret: async () => secret,
      policy: { hostnames: ['example.com'], actionRequired: false },
      clock: { now: () => Date.now() },
      random,
    });
    expect(await verify.verify({ ...answer, token })).toBe(outcome);
    await close(local);
  });
});

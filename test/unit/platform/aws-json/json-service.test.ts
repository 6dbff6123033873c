import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outgoing, ServiceAnswer } from '../../../../lib/platform/aws-json/exchange.ts';
import { exchangeWith } from '../../../../lib/platform/aws-json/exchange.ts';
import { jsonService } from '../../../../lib/platform/aws-json/json-service.ts';

const service = {
  name: 'dynamodb',
  target: 'DynamoDB_20120810',
  version: '1.0',
  endpointVariable: 'AWS_ENDPOINT_URL_DYNAMODB',
} as const;
const region = 'eu-west-1';
const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };

/** Waits take no time, and are none at all: the jitter draws zero. */
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const good: Partial<ServiceAnswer> = { status: 200, body: '{"ok":true}' };
const refused = (name: string, status = 400): Partial<ServiceAnswer> => ({
  status,
  body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'No.' }),
});

/** A service that answers so, one after another. */
function answering(...answers: (Partial<ServiceAnswer> | Error)[]) {
  const sent: Outgoing[] = [];
  const call = jsonService(service, {
    ...{ region, credentials },
    exchange: async (request) => {
      sent.push(request);
      const answer = answers[sent.length - 1] ?? new Error('One request too many');
      if (answer instanceof Error) throw answer;
      return { status: 200, headers: {}, body: '{}', ...answer };
    },
  });
  return { sent, get: (options?: { abortSignal: AbortSignal }) => call('GetItem', '{"a":1}', options) };
}
const broken = (code: string) => Object.assign(new Error(code), { code });

describe('jsonService', () => {
  it('posts the input, signed, and answers the answer', async () => {
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-2');
    const { sent, get } = answering(good);
    expect(await get()).toEqual({ ok: true });
    expect(sent).toMatchObject([
      {
        path: '/',
        body: '{"a":1}',
        headers: {
          'content-length': '7',
          'content-type': 'application/x-amz-json-1.0',
          host: 'dynamodb.eu-west-1.amazonaws.com',
          'x-amz-target': 'DynamoDB_20120810.GetItem',
          'x-amzn-trace-id': 'Root=1-2',
        },
      },
    ]);
  });

  it.each([
    ['500 without a name', { status: 500, body: '<html>' }],
    ['503', refused('InternalServerError', 503)],
    ['throttling', refused('ThrottlingException')],
    ['a table that has too much to do', refused('ProvisionedThroughputExceededException')],
    ['a transaction with the same token under way', refused('TransactionInProgressException')],
    ['a connection that broke', broken('ECONNRESET')],
    ['no connection', broken('ECONNREFUSED')],
    ['a timeout', Object.assign(new Error('late'), { name: 'TimeoutError' })],
  ])('tries again after %s, three times', async (_, failure) => {
    expect(await answering(failure, failure, failure, good).get()).toEqual({ ok: true });
    const down = answering(failure, failure, failure, failure);
    await expect(down.get()).rejects.toThrow();
    expect(down.sent).toHaveLength(4);
  });

  it.each(['ConditionalCheckFailedException', 'TransactionConflictException', 'ValidationException'])(
    'takes %s for an answer, and throws it by its name',
    async (name) => {
      const { sent, get } = answering(refused(name));
      await expect(get()).rejects.toMatchObject({ name, message: 'No.', status: 400 });
      expect(sent).toHaveLength(1);
    },
  );

  it('stops trying again while nearly everything fails, and begins again when it works', async () => {
    const failure = { status: 500, body: '' };
    const { sent, get } = answering(
      ...Array.from({ length: 200 }, () => failure),
      ...Array.from({ length: 40 }, () => good),
      failure,
      good,
    );
    while (sent.length < 200) await get().catch(() => undefined);
    const asked = sent.length;
    expect(asked).toBe(200);
    for (let n = 0; n < 40; n++) await get();
    expect(await get()).toEqual({ ok: true });
    const down = answering(...Array.from({ length: 200 }, () => failure));
    for (let n = 0; n < 50; n++) await down.get().catch(() => undefined);
    // 500 tokens pay for 35 attempts more, at 14 each.
    expect(down.sent).toHaveLength(50 + 35);
  });

  it('goes by the clock of the service when its own is wrong', async () => {
    const hourAhead = new Date(Date.now() + 3_600_000);
    const { sent, get } = answering(
      { ...refused('InvalidSignatureException'), headers: { date: hourAhead.toUTCString() } },
      good,
      good,
    );
    await get();
    await get();
    const stamps = sent.map(({ headers }) => headers['x-amz-date'] ?? '');
    const wanted = hourAhead
      .toISOString()
      .replace(/-|:|\.\d+/g, '')
      .slice(0, 11);
    expect(stamps[0]?.slice(0, 11)).not.toBe(wanted);
    expect(stamps.slice(1).map((stamp) => stamp.slice(0, 11))).toEqual([wanted, wanted]);
    const honest = answering({
      ...refused('InvalidSignatureException'),
      headers: { date: new Date().toUTCString() },
    });
    await expect(honest.get()).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  });

  it('gives up when its caller does, also between attempts', async () => {
    vi.mocked(Math.random).mockReturnValue(0.999);
    const slow = answering(refused('ThrottlingException'), good);
    await expect(slow.get({ abortSignal: AbortSignal.timeout(5) })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(slow.sent).toHaveLength(1);
  });

  it('goes where the variables of the environment say', async () => {
    const hostOf = async () => {
      const hosts: (string | undefined)[] = [];
      const exchange = async ({ headers }: Outgoing) => {
        hosts.push(headers.host);
        return { status: 200, headers: {}, body: '' };
      };
      expect(await jsonService(service, { region, credentials, exchange })('ListTables', '{}')).toEqual({});
      return hosts[0];
    };
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://all:1');
    expect(await hostOf()).toBe('all:1');
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://tables:2');
    expect(await hostOf()).toBe('tables:2');
  });
});

describe('exchangeWith', () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const server = createServer((request, response) => answer(request, response));
  let url: URL;
  beforeEach(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const post = (timeouts = { connectMs: 1_000, answerMs: 3_000 }, signal?: AbortSignal) =>
    exchangeWith(url, timeouts)({ path: '/', headers: { 'content-length': '3' }, body: 'abc', signal });

  it('answers what is answered, whole', async () => {
    answer = (request, response) => {
      request.resume().once('end', () => {
        response.writeHead(418, { 'x-kind': 'tea' });
        response.write('é'.repeat(70_000));
        response.end('.');
      });
    };
    const { status, headers, body } = await post();
    expect([status, headers['x-kind'], body.length]).toEqual([418, 'tea', 70_001]);
  });

  it('fails when nobody answers in time, and when an answer breaks off', async () => {
    answer = () => undefined;
    await expect(post({ connectMs: 1_000, answerMs: 20 })).rejects.toMatchObject({
      ...{ name: 'TimeoutError', message: 'no answer within 20 ms' },
    });
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('half', () => response.destroy());
    };
    await expect(post()).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('fails when its caller has no more patience', async () => {
    answer = () => undefined;
    await expect(post(undefined, AbortSignal.timeout(20))).rejects.toMatchObject({ name: 'AbortError' });
  });
});

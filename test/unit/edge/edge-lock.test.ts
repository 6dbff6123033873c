import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { edgeHeaders } from '../../../lib/contract/edge.ts';
import { getTime } from '../../../lib/contract/operations/time.ts';
import type { EdgeSecret } from '../../../lib/platform/edge-secret.ts';
import { edgeLock, rereadAfterMs } from '../../../lib/platform/http/edge-lock.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';

const [first, second, third] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];
const sending = (proof?: string) => ({ ...(proof !== undefined && { [edgeHeaders.proof]: proof }) });
const refused = expect.objectContaining({ code: 'forbidden' });

let secret: EdgeSecret;
let reads: number;
let now: number;
const lock = () =>
  edgeLock({
    clock: { now: () => now },
    read: async () => {
      reads += 1;
      return secret;
    },
  });

beforeEach(() => {
  secret = { current: second, previous: first };
  reads = 0;
  now = 1_000_000;
});

describe('edgeLock', () => {
  it('lets the current proof and the previous one in, and reads the secret once for many', async () => {
    const door = lock();
    await Promise.all([second, first, second].map((proof) => door.check(sending(proof))));
    await door.check(sending(first));
    expect(reads).toBe(1);
  });

  it('refuses a request without a proof, and reads nothing for it', async () => {
    await expect(lock().check(sending())).rejects.toEqual(refused);
    await expect(lock().check(sending(''))).rejects.toEqual(refused);
    expect(reads).toBe(0);
  });

  it('refuses a wrong proof, and reads the secret for it only now and then', async () => {
    const door = lock();
    for (const guess of [third, `${second}x`, second.slice(1)])
      await expect(door.check(sending(guess))).rejects.toEqual(refused);
    expect(reads).toBe(1);
    now += rereadAfterMs;
    await expect(door.check(sending(third))).rejects.toEqual(refused);
    expect(reads).toBe(2);
  });

  it('learns of a rotation from the first request that shows the new proof', async () => {
    const door = lock();
    await door.check(sending(second));
    secret = { current: third, previous: second };
    now += rereadAfterMs;
    await door.check(sending(third));
    await door.check(sending(second));
    await expect(door.check(sending(first))).rejects.toEqual(refused);
  });

  it('says unavailable, not forbidden, when the secret cannot be read, and tries again', async () => {
    let broken = true;
    const read = async () => {
      if (broken) throw new Error('throttled');
      return secret;
    };
    const door = edgeLock({ read, clock: { now: () => now } });
    await expect(door.check(sending(second))).rejects.toMatchObject({ code: 'unavailable' });
    broken = false;
    await door.check(sending(second));
  });
});

describe('endpoint', () => {
  const call = async (headers: Record<string, string>) => {
    const handler = endpoint(getTime, () => ({ status: 200, body: { now: '2026-11-22T10:00:00.000Z' } }), {
      lock: lock(),
    });
    const event = { headers, rawPath: '/v1/time', requestContext: { requestId: 'r' } };
    return handler(
      event as unknown as APIGatewayProxyEventV2,
      {} as Context,
    ) as Promise<APIGatewayProxyStructuredResultV2>;
  };

  it('refuses what went around the edge with a problem, before anything else', async () => {
    const answer = await call({});
    expect(answer.statusCode).toBe(403);
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'forbidden', requestId: 'r' });
  });

  it('answers what came through it', async () => {
    expect((await call({ [edgeHeaders.proof]: second })).statusCode).toBe(200);
  });
});

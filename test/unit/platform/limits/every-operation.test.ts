import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { BuyerId, CustomerId, SellerId } from '../../../../lib/contract/ids.ts';
import { isCounted, type LimitClass, limitClasses } from '../../../../lib/contract/limits.ts';
import type { OperationShape, Role } from '../../../../lib/contract/operation.ts';
import { operationList } from '../../../../lib/contract/operations.ts';
import type { Caller } from '../../../../lib/platform/caller.ts';
import { AppError } from '../../../../lib/platform/errors.ts';
import { openEndpoint } from '../../../../lib/platform/http/open-endpoint.ts';
import { requestLimits } from '../../../../lib/platform/limits/request-limits.ts';
import type { SharedCounts } from '../../../../lib/platform/limits/shared-counts.ts';

const now = Date.parse('2026-12-24T18:00:00.000Z');
const small = { limit: 2, seconds: 60, quiet: 2 };
const counted = operationList.filter(({ limit }) => isCounted(limit));

/** Somebody who may call the operation; each number is another person. */
function callerAs(role: Role, number: number): Caller {
  if (role === 'guest') return { kind: 'guest', id: `gst_${number}` as BuyerId };
  const signedInAt = now;
  if (role === 'customer')
    return { kind: 'customer', id: `cus_${number}` as CustomerId, subject: `${number}`, signedInAt };
  return {
    kind: 'staff',
    id: `staff-${number}`,
    roles: [role],
    seller: { id: 'slr_0000000000000001' as SellerId, role: 'owner' },
    signedInAt,
  };
}

/** The operation behind `endpoint`, limited to two times a minute by each that its class counts. */
function limited(operation: OperationShape) {
  const subjects: string[] = [];
  const shared: SharedCounts = {
    add: async ({ subject, slices }) => {
      subjects.push(subject);
      return slices;
    },
  };
  const { counts }: LimitClass = limitClasses[operation.limit as keyof typeof limitClasses];
  const rules = Object.fromEntries(counts.map((who) => [who, small]));
  const handler = openEndpoint(
    operation,
    () => {
      throw new AppError('not_found', 'It got as far as the work.');
    },
    {
      clock: { now: () => now },
      verify: async (token) =>
        callerAs((operation.access as readonly Role[])[0] as Role, Number(token.split('.')[1])),
      limits: requestLimits(operation.id, rules, {
        clock: { now: () => now },
        shared,
        key: async () => Buffer.from('key'),
      }),
    },
  );
  const ask = (person: number, address: string) =>
    handler(
      {
        headers: { authorization: `Bearer a.${person}.c` },
        rawPath: operation.path,
        requestContext: { requestId: 'r', http: { sourceIp: address } },
      } as unknown as APIGatewayProxyEventV2,
      {} as Context,
    ) as Promise<APIGatewayProxyStructuredResultV2>;
  return { ask, subjects, counts };
}

const refused = expect.objectContaining({
  statusCode: 429,
  headers: expect.objectContaining({ 'retry-after': expect.stringMatching(/^6\d$/) }),
});

describe.each(counted)('$id, past its limit', (operation) => {
  it('answers 429 with the seconds to wait, to whom it counts and to nobody else', async () => {
    const { ask, counts } = limited(operation);
    const byAddress = counts.includes('address');
    const home = (time: number) =>
      byAddress && !counts.includes('caller') ? '203.0.113.1' : `203.0.113.${time}`;
    for (const time of [1, 2]) expect((await ask(1, home(time))).statusCode).not.toBe(429);
    const third = await ask(1, home(3));
    expect(third).toEqual(refused);
    expect(JSON.parse(third.body ?? '')).toMatchObject({ code: 'too_many_requests', requestId: 'r' });
    expect((await ask(2, '198.51.100.7')).statusCode).not.toBe(429);
  });

  it('tells other containers nothing of who it is', async () => {
    const { ask, subjects } = limited(operation);
    for (const _ of [1, 2, 3]) await ask(1, '203.0.113.9');
    expect(subjects.length).toBeGreaterThan(0);
    for (const subject of subjects) expect(subject).toMatch(/^[\w-]{16}$/);
  });
});

const byAddress = counted.filter(({ limit }) =>
  (limitClasses[limit as keyof typeof limitClasses] as LimitClass).counts.includes('address'),
);

describe.each(byAddress)('$id', (operation) => {
  it('counts the address, whoever calls from it, and the /64 of a longer one', async () => {
    const { ask } = limited(operation);
    for (const person of [1, 2])
      expect((await ask(person, `2001:db8:1:2::${person}`)).statusCode).not.toBe(429);
    expect(await ask(3, '2001:db8:1:2:ffff::3')).toEqual(refused);
    expect((await ask(3, '2001:db8:1:3::3')).statusCode).not.toBe(429);
  });
});

describe('openEndpoint', () => {
  it('refuses to start without the limits of its operation', () => {
    const [operation] = counted;
    expect(() => openEndpoint(operation as OperationShape, () => ({}) as never)).toThrow(
      'has a limit: give openEndpoint its limitsOfStage',
    );
  });
});

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { defineOperation } from '../../../lib/contract/operation.ts';
import { operations } from '../../../lib/contract/operations.ts';
import type { Problem } from '../../../lib/contract/problem-document.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { parseRequest } from '../../../lib/platform/http/request.ts';

const event = (parts: { body?: unknown; query?: Record<string, string> }) =>
  ({
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k' },
    queryStringParameters: parts.query,
    body: JSON.stringify(parts.body),
    rawPath: '/v1',
    requestContext: { requestId: 'r' },
  }) as unknown as APIGatewayProxyEventV2;

/** What is wrong with a deal in which this is changed, by its field. */
function wrongWith(change: object): Record<string, string> {
  const money = { amountMinor: 100, currency: 'EUR' };
  const times = { startsAt: '2026-12-24T18:00:00Z', endsAt: '2026-12-25T18:00:00Z' };
  const deal = { title: 'Brunch', category: 'food', price: money, ...times, quantityTotal: 1 };
  try {
    parseRequest(operations.createDeal, event({ body: { ...deal, ...change } }));
    return {};
  } catch (error) {
    const { errors } = error as { errors: { path: string; message: string }[] };
    return Object.fromEntries(errors.map(({ path, message }) => [path, message]));
  }
}

describe('A refused request', () => {
  it.each([
    [{ quantityTotal: -1 }, 'quantityTotal', 'must be at least 0'],
    [{ quantityTotal: 1e7 }, 'quantityTotal', 'must be at most 1,000,000'],
    [{ quantityTotal: 1.5 }, 'quantityTotal', 'must be a whole number'],
    [{ quantityTotal: '1' }, 'quantityTotal', 'must be a number'],
    [{ quantityTotal: 2 ** 60 }, 'quantityTotal', 'must be at most 1,000,000'],
    [{ title: undefined }, 'title', 'is missing'],
    [{ title: null }, 'title', 'must be a text'],
    [{ title: '' }, 'title', 'must not be empty'],
    [{ price: 7 }, 'price', 'must be an object'],
    [
      { price: { amountMinor: 1, currency: 'EUR', cents: 1 } },
      'price.cents',
      'is not a field of this operation',
    ],
    [{ tags: 'a' }, 'tags', 'must be a list'],
    [{ tags: Array(21).fill('a') }, 'tags', 'must have at most 20 entries'],
    [{ drop: 1 }, 'drop', 'must be true or false'],
    [{ cancellationPolicy: { refunds: [] } }, 'cancellationPolicy.refunds', 'must have at least 1 entry'],
    [{ titel: 'x' }, 'titel', 'is not a field of this operation'],
  ])('%j says that %s %s', (change, field, message) => {
    expect(wrongWith(change)).toEqual({ [`body.${field}`]: message });
  });

  it('says so of unknown query parameters too, and of choices', () => {
    const ask = (query: Record<string, string>) => () => parseRequest(operations.listDeals, event({ query }));
    expect(ask({ state: 'live' })).not.toThrow();
    expect(ask({ q: 'latte' })).toThrow('query.q: is not a field of this operation');
    expect(ask({ state: 'sold' })).toThrow('query.state: must be one of live, scheduled, ended');
  });

  it('uses no word of the library that checks it', () => {
    const strange = [null, true, 7, -1, 1e300, '', 'x'.repeat(9_999), [], {}, [[]]];
    for (const operation of Object.values(operations)) {
      if (!('body' in operation)) continue;
      for (const body of [
        ...strange,
        ...Object.keys('shape' in operation.body ? operation.body.shape : {}).flatMap((field) =>
          strange.map((value) => ({ [field]: value })),
        ),
      ])
        try {
          parseRequest(operation, { ...event({ body }), pathParameters: {} });
        } catch (error) {
          const { errors = [] } = error as { errors?: { message: string }[] };
          for (const { message } of errors)
            expect(message).toMatch(/^(must|is missing|is not a field|each part|which )/);
        }
    }
  });

  it('lists twenty errors, and counts the others', async () => {
    const { id, limit: _, ...rest } = operations.createDeal;
    const operation = defineOperation({ ...rest, id, access: 'anyone' });
    const handler = endpoint(operation, () => ({ status: 201, body: {} as never }));
    const body = Object.fromEntries(Array.from({ length: 9_000 }, (_, index) => [`field${index}`, 1]));
    const answer = (await handler(event({ body }), {} as never)) as { body: string };
    const { errors, detail } = JSON.parse(answer.body) as Problem;
    expect(errors).toHaveLength(20);
    expect(detail).toMatch(/and 90\d\d more/);
    expect(answer.body.length).toBeLessThan(4_000);
  });
});

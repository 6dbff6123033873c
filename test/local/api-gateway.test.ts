import { describe, expect, it } from 'vitest';
import { operations } from '../../lib/contract/operations.ts';
import { violationsOf } from '../../local/api-gateway/contract-check.ts';
import type { Route } from '../../local/api-gateway/definition.ts';
import { functionResponse } from '../../local/api-gateway/function-response.ts';
import { routeTable } from '../../local/api-gateway/route-table.ts';
import { totp } from '../../local/cognito/totp.ts';

const routes = [
  'GET /deals/{dealId}',
  'GET /deals/today',
  'ANY /deals/{dealId}/{rest+}',
  'POST /deals',
  '$default',
].map((key): Route => {
  const [method = '', path = ''] = key === '$default' ? ['ANY', key] : key.split(' ');
  return { key, method, path, integration: { functionArn: '', timeoutMs: 0 }, scopes: [] };
});
const found = (method: string, path: string) => {
  const match = routeTable(routes)(method, path);
  return [match?.route.key, match?.parameters];
};

describe('routeTable', () => {
  it('prefers a fixed segment to a parameter', () => {
    expect(found('GET', '/deals/today')).toEqual(['GET /deals/today', undefined]);
  });

  it('decodes path parameters', () => {
    expect(found('GET', '/deals/a%20b')).toEqual(['GET /deals/{dealId}', { dealId: 'a b' }]);
  });

  it('gives the rest of the path to a greedy parameter', () => {
    expect(found('PUT', '/deals/1/stock/total')).toEqual([
      'ANY /deals/{dealId}/{rest+}',
      { dealId: '1', rest: 'stock/total' },
    ]);
  });

  it('falls back to $default, also for a method that no route has', () => {
    expect(found('DELETE', '/deals')).toEqual(['$default', undefined]);
  });

  it('finds nothing where there is no $default', () => {
    expect(routeTable(routes.slice(0, 4))('DELETE', '/deals')).toBeUndefined();
  });
});

describe('functionResponse', () => {
  const answered = (value: unknown) => functionResponse({ ok: true, json: JSON.stringify(value) });

  it('takes a value without statusCode for the body of a 200', () => {
    expect(answered({ a: 1 })).toMatchObject({
      status: 200,
      body: '{"a":1}',
      headers: { 'content-type': 'application/json' },
    });
  });

  it('answers 500 when the value is malformed, and says nothing of the cause', () => {
    for (const bad of [
      { statusCode: 'x' },
      { statusCode: 200, body: {} },
      { statusCode: 200, headers: { a: {} } },
    ]) {
      expect(answered(bad)).toMatchObject({ status: 500, body: '{"message":"Internal Server Error"}' });
    }
  });

  it('lower-cases header names and decodes a binary body', () => {
    const response = answered({
      statusCode: 200,
      headers: { ETag: 'W/"1"' },
      body: 'AP8=',
      isBase64Encoded: true,
    });
    expect(response.headers.etag).toBe('W/"1"');
    expect(response.body).toEqual(Buffer.from([0, 255]));
  });
});

describe('violationsOf', () => {
  const now = '2026-11-22T02:00:00.000Z';
  const response = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
    status,
    headers,
    cookies: [],
    body: JSON.stringify(body),
  });

  it('finds nothing in a response that keeps the contract', () => {
    expect(violationsOf(operations.getTime, response(200, { now }))).toEqual([]);
  });

  it('finds wrong, missing and undeclared fields and statuses', () => {
    expect(violationsOf(operations.getTime, response(200, { now: 1 }))[0]).toContain('now');
    expect(violationsOf(operations.getTime, response(200, { now, secret: 1 }))).toEqual([
      'secret is not in the contract',
    ]);
    expect(violationsOf(operations.getTime, response(201, { now }))).toEqual(['status 201 is not promised']);
  });

  it('finds a body where none is promised', () => {
    const empty = { ...response(204, ''), body: '' };
    expect(violationsOf(operations.removeSavedDeal, empty)).toEqual([]);
    expect(violationsOf(operations.removeSavedDeal, response(204, {}))).toEqual(['204 has a body']);
  });

  it('finds an error that is no problem document', () => {
    expect(violationsOf(operations.getTime, response(500, { message: 'x' }))).toEqual([
      'the body of a 500 is no problem document',
    ]);
  });
});

describe('totp', () => {
  it('answers the last six digits of the RFC 6238 test vectors', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect([totp(secret, 59_000), totp(secret, 1_111_111_109_000)]).toEqual(['287082', '081804']);
  });
});

import fc from 'fast-check';
import type { OperationShape } from '../../../lib/contract/operation.ts';
import type { ValidRequest } from './valid-requests.ts';

/** A request on the wire, of which something is probably wrong. */
export interface WireRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Values that code tends to trip over. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', ' ', 0, -1, -0, 1.5, 1e21, 2 ** 53, [], {}, [[]], [null]),
  fc.constantFrom('NaN', 'Infinity', '1e9', '0x10', '__proto__', 'constructor', '\u0000', '\ud800', '\u202e'),
  fc.constantFrom(
    'Zo\ud83d',
    '\udc00',
    '\uffff',
    '\u200b\u200d',
    '\u3164',
    'Cafe\u0301',
    'a\u2028b',
    '🍣'.repeat(120),
  ),
  fc.constantFrom<unknown>(1e-140, -5e-324, 1e308, 2 ** 53 + 2, -(2 ** 63), 0.1 + 0.2, 1e-7),
  fc.constantFrom('💥'.repeat(500), 'x'.repeat(10_000), "'; DROP TABLE deals; --", '<script>', '../../etc'),
  fc.constantFrom('2026-13-45T99:99:99.999Z', '2026-12-24T18:00:00Z', '+275760-09-13T00:00:00.001Z'),
  fc.constantFrom('deal_0000000000000000', 'deal_ILOU000000000000', `bkg_${'0'.repeat(48)}`, 'gst_0'),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const encoded = (value: unknown): string => encodeURIComponent(asText(value).toWellFormed());

const rawBodies = fc.constantFrom(
  ...['', '{', '[1,', 'null', '[]', '"text"', '0', 'undefined', 'NaN', '\ufeff{}', '{"a":1e400}', "{'a':1}"],
  '{"__proto__":{"quantity":1},"constructor":{"prototype":{"admin":true}}}',
  '['.repeat(20_000) + ']'.repeat(20_000),
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  JSON.stringify({ title: 'x'.repeat(300_000) }),
);

type Path = readonly string[];

const pathsOf = (value: unknown, at: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, child]) => [[...at, key], ...pathsOf(child, [...at, key])])
    : [];

/** A copy with something else, or nothing, at the path. */
function changed(value: unknown, [key, ...rest]: Path, to: { readonly value: unknown } | undefined): unknown {
  if (key === undefined) return to?.value;
  const { [key]: child, ...others } = value as Record<string, unknown>;
  if (rest.length === 0 && !to) return others;
  return { ...others, [key]: changed(child, rest, to) };
}

function malformedBodies(body: Record<string, unknown>): fc.Arbitrary<string> {
  const paths = pathsOf(body);
  if (paths.length === 0) return rawBodies;
  const path = fc.constantFrom(...paths);
  return fc.oneof(
    rawBodies,
    fc.tuple(path, hostile).map(([at, value]) => JSON.stringify(changed(body, at, { value }))),
    path.map((at) => JSON.stringify(changed(body, at, undefined))),
    fc
      .tuple(fc.oneof(fc.constantFrom('__proto__', 'id', 'state', 'version', ''), fc.string()), hostile)
      .map(
        ([key, value]) => `{${JSON.stringify(key)}:${JSON.stringify(value)},${JSON.stringify(body).slice(1)}`,
      ),
    hostile.map((value) => JSON.stringify(value)),
  );
}

const idInPath = /(deal|bkg|exp|rvw|pm)_[0-9a-zA-Z]+/;
// No dots alone, however encoded: clients take them for a step up, and ask for another path.
const badSegments = fc.oneof(
  fc.constantFrom('%', '%zz', '%00', '%252e%252e', '%ff%fe', '%2F', '*', ';', `deal_${'0'.repeat(5_000)}`),
  hostile.map(encoded).filter((segment) => !/^\.*$/.test(segment)),
);

function malformedPaths({ path }: ValidRequest): fc.Arbitrary<string> {
  const id = idInPath.exec(path)?.[0];
  if (!id) return fc.constant(path);
  const near = fc.constantFrom(id.toUpperCase(), `${id}0`, id.slice(0, -1), `${id.slice(0, -1)}u`, ` ${id}`);
  return fc
    .oneof(badSegments, near.map(encodeURIComponent))
    .map((segment) => path.replace(idInPath, () => segment));
}

/** Positions that we did not make, and those that we made with something else in them. */
function tampered(cursors: readonly string[]): fc.Arbitrary<string> {
  const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const made = cursors.map((cursor) => JSON.parse(Buffer.from(cursor, 'base64url').toString()) as object);
  return fc.oneof(
    hostile.map(base64url),
    fc.constantFrom(
      '====',
      'e30',
      'bnVsbA',
      base64url({ id: 1, at: null }),
      base64url({ createdAt: 1e308, id: 'x' }),
    ),
    ...made.flatMap((position) => [
      fc
        .tuple(fc.constantFrom(...pathsOf(position)), hostile)
        .map(([at, value]) => base64url(changed(position, at, { value }))),
      hostile.map((more) => base64url({ ...position, more })),
    ]),
    ...cursors.map((cursor) => fc.nat(cursor.length).map((cut) => cursor.slice(0, cut))),
  );
}

function malformedQueries(operation: OperationShape, cursors: readonly string[]): fc.Arbitrary<string> {
  const names = [...Object.keys(operation.query?.shape ?? {}), 'unknown', '__proto__'];
  const pair = fc
    .tuple(fc.constantFrom(...names), hostile)
    .map(([name, value]) => `${name}=${encoded(value)}`);
  const cursor = tampered(cursors).map((value) => `cursor=${encodeURIComponent(value)}`);
  const raw = fc.constantFrom(
    '%',
    '&&&',
    '=',
    'limit',
    'limit=1&limit=2',
    'limit=%zz',
    'cursor[]=a',
    'cursor=',
  );
  return fc
    .array(names.includes('cursor') ? fc.oneof(pair, cursor, raw) : fc.oneof(pair, raw), {
      minLength: 1,
      maxLength: 3,
    })
    .map((pairs) => `?${pairs.join('&')}`);
}

const oddHeaders = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'authorization',
        'idempotency-key',
        'idempotency-retry',
        'if-match',
        'if-none-match',
        'accept',
        'x-unknown',
        'x-device-id',
        'x-challenge-token',
        'accept-encoding',
      ),
      fc.constantFrom(
        '',
        ' ',
        'a b',
        'ü',
        'k'.repeat(256),
        '"',
        'W/"',
        '"-1"',
        '"1e3"',
        `"${'9'.repeat(40)}"`,
        '"1", "2"',
        ',"1",,',
        '*,*',
        '__proto__',
      ),
    )
    .map(([name, value]) => ({ [name]: value })),
  fc
    .constantFrom(
      '',
      'text/plain',
      'application/xml',
      'application/json; charset=utf-16',
      'multipart/form-data',
      'application/jsonx',
    )
    .map((type) => ({ 'content-type': type })),
);

/** API Gateway answers a longer request line with a 431 of its own words: docs/errors.md. */
const longestPath = 8_000;

/** Malformed variations of a valid request: one part of it is wrong, sometimes several. */
export function malformed(
  operation: OperationShape,
  valid: () => ValidRequest,
  cursors: readonly string[],
): fc.Arbitrary<WireRequest> {
  const { body, path } = valid();
  const text = body && JSON.stringify(body);
  const isWrong = fc.subarray(['path', 'query', 'headers', 'body'] as const, { minLength: 1, maxLength: 2 });
  return fc
    .tuple(
      isWrong,
      malformedPaths(valid()),
      malformedQueries(operation, cursors),
      oddHeaders,
      body ? malformedBodies(body) : rawBodies,
    )
    .map(([wrong, otherPath, query, headers, otherBody]) => {
      const sent = wrong.includes('body') ? otherBody : text;
      return {
        path: (wrong.includes('path') ? otherPath : path) + (wrong.includes('query') ? query : ''),
        headers: { ...valid().headers, ...(wrong.includes('headers') && headers) },
        ...(sent !== undefined && operation.method !== 'GET' && { body: sent }),
      };
    })
    .filter(({ path }) => path.length <= longestPath);
}

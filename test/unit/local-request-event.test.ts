import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { requestEvent } from '../../local/api-gateway/request-event.ts';

function sent(rawQuery: string, rawHeaders: string[] = []) {
  const request = { method: 'GET', httpVersion: '1.1', rawHeaders, socket: {} } as unknown as IncomingMessage;
  const context = { path: '/', rawQuery, receivedAt: new Date(0), stageVariables: {} } as never;
  const event = requestEvent(request, { route: {}, parameters: {} } as never, context, Buffer.alloc(0));
  return JSON.parse(JSON.stringify(event));
}
const queryOf = (rawQuery: string) => Object.entries(sent(rawQuery).queryStringParameters);

it.each([
  ['__proto__=1', [['__proto__', '1']]],
  ['__proto__=1&__proto__=2', [['__proto__', '1,2']]],
  [
    'constructor=1&toString=2',
    [
      ['constructor', '1'],
      ['toString', '2'],
    ],
  ],
  ['?limit=1', [['?limit', '1']]],
])('a query of %s has the names that were sent', (query, expected) => {
  expect(queryOf(query)).toEqual(expected);
});

it('a header may have any name', () => {
  const { headers } = sent('', ['Constructor', '1', '__proto__', '2']);
  expect(Object.entries(headers)).toEqual(
    expect.arrayContaining([
      ['constructor', '1'],
      ['__proto__', '2'],
    ]),
  );
});

import type * as z from 'zod';
import { liveMessages } from '../../lib/contract/live.ts';
import { exampleOf } from './example-of.ts';
import { openApi } from './openapi.ts';

type Json = Record<string, unknown>;
type Messages = Readonly<Record<string, z.ZodType>>;

/** Returns the messages on a socket as AsyncAPI 3. Their schemas are those of the OpenAPI document. */
export function asyncApi(): Json {
  const all: Messages = { ...liveMessages.fromClient, ...liveMessages.fromServer };
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Stampede live updates',
      version: '1.0.0',
      description:
        'What becomes of deals and bookings, told on a WebSocket. docs/live.md explains it. Messages and fields are only ever added: ignore what you do not know.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: {
      live: {
        address: '/',
        description:
          'One connection for all topics. Nothing is asked at connecting: tokens come in messages. A connection lasts two hours at most, and ten minutes without a message.',
        messages: refs(all, '#/components/messages/'),
      },
    },
    operations: {
      // AsyncAPI describes the server's side.
      hear: operation('receive', liveMessages.fromClient, 'What a client may send.'),
      tell: operation('send', liveMessages.fromServer, 'What the server sends.'),
    },
    components: {
      messages: Object.fromEntries(
        Object.entries(all).map(([name, schema]) => [name, message(name, schema)]),
      ),
      schemas: schemasOf(Object.values(all).map(idOf)),
    },
  };
}

const idOf = (schema: z.ZodType): string => schema.meta()?.id ?? '';

const message = (name: string, schema: z.ZodType): Json => ({
  name,
  summary: schema.meta()?.description,
  payload: { $ref: `#/components/schemas/${idOf(schema)}` },
  examples: [{ payload: exampleOf(schema) }],
});

const refs = (messages: Messages, at: string): Json =>
  Object.fromEntries(Object.keys(messages).map((name) => [name, { $ref: at + name }]));

const operation = (action: 'send' | 'receive', messages: Messages, summary: string): Json => ({
  action,
  summary,
  channel: { $ref: '#/channels/live' },
  messages: Object.values(refs(messages, '#/channels/live/messages/')),
});

/** Returns the named schemas, and those that they refer to. */
function schemasOf(names: readonly string[]): Json {
  const known = (openApi().components?.schemas ?? {}) as Readonly<Record<string, object>>;
  const found = new Map<string, object>();
  const wanted = [...names];
  for (const name of wanted) {
    const schema = known[name];
    if (!schema) throw new Error(`The OpenAPI document has no schema ${name}`);
    if (found.has(name)) continue;
    found.set(name, schema);
    for (const [, other = ''] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g))
      wanted.push(other);
  }
  return Object.fromEntries([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { envelope } from '../../../lib/contract/events/envelope.ts';
import { eventList } from '../../../lib/contract/events.ts';
import { liveClientMessage, liveMessages, liveServerMessage } from '../../../lib/contract/live.ts';
import { type OperationShape, problemsOf } from '../../../lib/contract/operation.ts';
import { operationList, operations } from '../../../lib/contract/operations.ts';
import { problems } from '../../../lib/contract/problem.ts';
import { exampleEnvelope } from '../../../mobile-sdk/generate/event-docs.ts';
import { exampleOf } from '../../../mobile-sdk/generate/example-of.ts';
import { generatedFiles } from '../../../mobile-sdk/generate/generated-files.ts';
import { openApi } from '../../../mobile-sdk/generate/openapi.ts';
import { sdkFiles } from '../../../mobile-sdk/generate/sdk/sdk-files.ts';

const root = new URL('../../../', import.meta.url).pathname;
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const kebab = (id: string) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const handlerOf = ({ capability, id }: OperationShape) => `functions/http/${capability}/${kebab(id)}.ts`;

describe('the reference', () => {
  const document = openApi() as unknown as {
    paths: Record<string, Record<string, { tags: string[]; description?: string }>>;
    'x-tagGroups': { name: string; tags: string[] }[];
  };
  const described = Object.values(document.paths).flatMap((path) => Object.values(path));

  it('says of every operation more than its name', () => {
    expect(described.length).toBe(operationList.length);
    expect(described.filter(({ description }) => !description)).toEqual([]);
  });

  it('shows each operation to buyers or to staff', () => {
    const grouped = document['x-tagGroups'].flatMap(({ tags }) => tags);
    expect(new Set(grouped)).toEqual(new Set(described.flatMap(({ tags }) => tags)));
    expect(new Set(grouped).size).toBe(grouped.length);
  });
});

describe('the committed files', () => {
  it.each(Object.entries(generatedFiles()))(
    '%s is what the contract makes: npm run generate',
    (path, made) => {
      expect(read(path)).toBe(made);
    },
  );

  it('mobile-sdk/src/generated is what the contract makes: npm run generate', async () => {
    const made = await sdkFiles();
    const committed = globSync('mobile-sdk/src/generated/*', { cwd: root });
    expect(committed.toSorted()).toEqual(Object.keys(made).toSorted());
    for (const [path, content] of Object.entries(made)) expect(read(path), path).toBe(content);
  });

  it('mobile-sdk/openapi.json passes the linter', async () => {
    const cli = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const linting = promisify(execFile)(process.execPath, [cli, 'lint', '--format=stylish'], {
      cwd: root,
      env,
    });
    await expect(linting).resolves.toBeDefined();
  });
});

/** What wraps its handler: fewer functions than there are verify tokens, and fewer of those hold the keys of guests. */
const stackOf = ({ id, access }: OperationShape) => {
  if (access === 'anyone') return 'openEndpoint';
  // It takes tokens that have ended, by a verifier of its own.
  return access.includes('guest') && id !== 'renewGuest' ? 'guestEndpoint' : 'endpoint';
};

describe('operations', () => {
  it.each(operationList)('$id has one handler, in a file of its name', (operation) => {
    expect(existsSync(join(root, handlerOf(operation)))).toBe(true);
    expect(read(handlerOf(operation))).toMatch(
      new RegExp(`^export const handler = ${stackOf(operation)}\\(`, 'm'),
    );
  });

  it('are all that the handlers are for', () => {
    const files = globSync('functions/http/**/*.ts', { cwd: root });
    const handlers = files.filter((path) => /^export const handler\b/m.test(read(path)));
    expect(handlers.toSorted()).toEqual(operationList.map(handlerOf).toSorted());
  });

  it('have an id, and a method and path, of their own', () => {
    expect(operationList.map(({ id }) => id)).toEqual(Object.keys(operations));
    expect(new Set(operationList.map(({ id }) => id)).size).toBe(operationList.length);
    expect(new Set(operationList.map(({ method, path }) => `${method} ${path}`)).size).toBe(
      operationList.length,
    );
  });

  it.each(operationList)('$id declares the parameters that are in its path', ({ path, params }) => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(params?.shape ?? {})).toEqual(named);
  });

  it.each(operationList)('$id has examples that its schemas accept', ({ body, success }) => {
    const schemas: z.ZodType[] = [
      ...(body ? [body] : []),
      ...Object.values(success).map(({ schema }) => schema),
    ];
    for (const schema of schemas) expect(() => schema.parse(exampleOf(schema))).not.toThrow();
  });

  it('say of a POST without a key, and of nothing else, whether it may be repeated', () => {
    const said = operationList.filter((operation: OperationShape) => operation.repeatable);
    const keyless = operationList.filter(
      (operation: OperationShape) => operation.method === 'POST' && !operation.idempotencyKey,
    );
    expect(keyless).toEqual(expect.arrayContaining(said));
    // Each of these does something new each time, or answers something else the second time.
    const others = keyless.filter((operation) => !said.includes(operation)).map(({ id }) => id);
    expect(others.toSorted()).toEqual(['inviteStaff', 'inviteStaffAgain', 'setUpPaymentMethod']);
  });

  it.each(operationList)('$id is described with every status that it can answer', (operation) => {
    const path = openApi().paths?.[operation.path] as Record<string, { responses: object }> | undefined;
    const described = path?.[operation.method.toLowerCase()]?.responses ?? {};
    const expected = [
      ...Object.keys(operation.success),
      ...problemsOf(operation).map((code) => String(problems[code].status)),
      ...(operation.etag && operation.method === 'GET' ? ['304'] : []),
    ];
    expect(Object.keys(described).toSorted()).toEqual([...new Set(expected)].toSorted());
  });
});

describe('events', () => {
  it.each(eventList)('$type has a section in the docs, and an example that its schema accepts', (event) => {
    expect(read('docs/events.md')).toContain(`\n### ${event.type}\n`);
    const example = envelope.parse(exampleEnvelope(event));
    expect(event.data.parse(example.data)).toEqual(example.data);
    expect(example.subject).not.toBe('');
  });

  it('have a type of their own', () => {
    expect(new Set(eventList.map(({ type }) => type)).size).toBe(eventList.length);
  });
});

describe('messages on a socket', () => {
  const examples = (messages: Readonly<Record<string, z.ZodType>>) =>
    Object.entries(messages).map(([name, schema]) => [name, exampleOf(schema)] as const);

  it.each(examples(liveMessages.fromClient))(
    '%s, from a client, has an example that is accepted',
    (_, example) => {
      expect(liveClientMessage.parse(example)).toEqual(example);
    },
  );

  it.each(examples(liveMessages.fromServer))(
    '%s, from the server, has an example that is accepted',
    (_, example) => {
      expect(liveServerMessage.parse(example)).toEqual(example);
    },
  );

  it('have fields that are known: a client that misspells one is told', () => {
    expect(liveClientMessage.safeParse({ type: 'ping', id: '1', tokn: 'x' }).success).toBe(false);
  });

  it('are schemas of the OpenAPI document, for the SDK to have types of', () => {
    const schemas = Object.keys(openApi().components?.schemas ?? {});
    expect(schemas).toEqual(
      expect.arrayContaining(['LiveClientMessage', 'LiveServerMessage', 'LiveMessage']),
    );
  });
});

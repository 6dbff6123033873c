import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { liveClientMessage, liveServerMessage } from '../../lib/contract/live.ts';
import { noContent } from '../../lib/contract/no-content.ts';
import {
  type OperationShape,
  type Role,
  staffRoles,
  stepUpMaxAgeSeconds,
} from '../../lib/contract/operation.ts';
import { type Capability, capabilities } from '../../lib/contract/operations.ts';
import { exampleOf } from './example-of.ts';
import { answerHeaders, etagHeader, headerComponents, requestHeaders } from './headers.ts';
import { operationsInOrder } from './in-order.ts';
import { overview } from './overview.ts';
import { problemExamples, problemResponses } from './problems.ts';
import { schemaRules } from './schema-rules.ts';
import { securityOf, securitySchemes } from './security.ts';

const isForStaff = ({ access }: OperationShape): boolean =>
  access !== 'anyone' && access.every((role) => (staffRoles as readonly Role[]).includes(role));
/** The tag: the capability, separate for operations that only staff may call. */
const tagOf = (operation: OperationShape): string =>
  isForStaff(operation) ? `${operation.capability} (staff)` : operation.capability;

/** Groups of buyers' and staff's operations, for pages that show the document. */
const groups = [
  { name: 'For buyers', staff: false },
  { name: 'For staff', staff: true },
].map(({ name, staff }) => ({
  name,
  tags: [...new Set(operationsInOrder.filter((operation) => isForStaff(operation) === staff).map(tagOf))].map(
    (tag) => ({ name: tag, description: capabilities[tag.replace(' (staff)', '') as Capability] }),
  ),
}));

/** Returns the contract as OpenAPI 3.1, the source for the SDK, the gateway’s documentation and other people’s tools. */
export function openApi(): ReturnType<typeof createDocument> {
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Stampede',
        version: '1.0.0',
        summary: 'Sells scarce things at a moment in time.',
        description: overview,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'The host that serves this API.' }],
      tags: groups.flatMap(({ tags }) => tags),
      'x-tagGroups': groups.map(({ name, tags }) => ({ name, tags: tags.map((tag) => tag.name) })),
      paths: paths(operationsInOrder),
      components: {
        securitySchemes,
        headers: headerComponents,
        examples: problemExamples,
        // No operation uses them. They are here so that the SDK has types of the messages on sockets.
        schemas: { LiveClientMessage: liveClientMessage, LiveServerMessage: liveServerMessage },
      },
    },
    schemaRules,
  );
}

function paths(operations: readonly OperationShape[]): ZodOpenApiPathsObject {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, here]) => [
      path,
      Object.fromEntries(here.map((operation) => [operation.method.toLowerCase(), describe(operation)])),
    ]),
  );
}

function describe(operation: OperationShape): ZodOpenApiOperationObject {
  const header = requestHeaders(operation);
  return {
    operationId: operation.id,
    tags: [tagOf(operation)],
    summary: operation.summary,
    ...descriptionOf(operation),
    security: securityOf(operation),
    ...(operation.repeatable && { 'x-repeatable': true }),
    ...(operation.stepUp && { 'x-step-up': { maxAgeSeconds: stepUpMaxAgeSeconds } }),
    requestParams: {
      ...(operation.params && { path: operation.params }),
      ...(operation.query && { query: operation.query }),
      ...(header && { header }),
    },
    ...(operation.body && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: operation.body, example: exampleOf(operation.body) },
        },
      },
    }),
    responses: { ...successes(operation), ...problemResponses(operation) },
  };
}

const stepUpNote = `Needs a sign-in not older than ${stepUpMaxAgeSeconds / 60} minutes.`;

function descriptionOf({ description, stepUp }: OperationShape): { description?: string } {
  const text = [description, stepUp && stepUpNote].filter(Boolean).join(' ');
  return text ? { description: text } : {};
}

function successes(operation: OperationShape): ZodOpenApiOperationObject['responses'] {
  const answers = Object.entries(operation.success).map(([status, { description, schema, contentType }]) => [
    status,
    {
      description,
      headers: answerHeaders(operation, Number(status)),
      ...(schema !== noContent && {
        content: { [contentType ?? 'application/json']: { schema, example: exampleOf(schema) } },
      }),
    },
  ]);
  return {
    ...Object.fromEntries(answers),
    ...(operation.etag &&
      operation.method === 'GET' && {
        304: { description: 'What you have is still the same', headers: etagHeader },
      }),
  };
}

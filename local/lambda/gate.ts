import { createCheck } from '../dynamo-check/check.ts';
import type { Schema } from '../dynamo-check/schema.ts';
import type { Place } from '../iam/call.ts';
import { deedsOf } from '../iam/deeds.ts';
import { type Rights, refusalOf } from '../iam/policy.ts';
import { accessDenied, dynamoError, type WireAnswer } from '../iam/service-refusal.ts';

/** The facts for a function's gate. They are passed to the function's thread. */
export interface GateSetup {
  rights: Rights;
  place: Place;
  /** The tables in dynoxide. Undefined when the tables are in another DynamoDB. */
  schemas: Map<string, Schema> | undefined;
}

/** A request that is about to leave a function. */
export interface Outgoing {
  method: string;
  path: string;
  header(name: string): string | undefined;
  body: string;
}

/** The result for a request: answered here, sent with another body, or (undefined) sent unchanged. */
export type Verdict = { answer: WireAnswer; why?: string } | { body: string } | undefined;

export type Gate = (request: Outgoing) => Verdict;

const scope = /Credential=[^/]+\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;
/** Decisions are cached, since the same functions repeat the same actions. Keys of items are no part of the cache key. */
const KEPT = 2_000;

/**
 * Checks every AWS call of a function before it is sent. The role's policies decide whether it may, and requests to
 * dynoxide are checked for differences from DynamoDB. The gate runs in the function's own thread, so a call needs no
 * extra hop.
 */
export function createGate({ rights, place, schemas }: GateSetup): Gate {
  const check = schemas && createCheck(schemas);
  const judged = new Map<string, string | undefined>();
  const judge = (action: string, resource: string, context: Readonly<Record<string, string>> | undefined) => {
    const key = `${action} ${resource}`;
    if (judged.has(key)) return judged.get(key);
    if (judged.size >= KEPT) judged.clear();
    const refusal = refusalOf(rights, { action, resource, ...(context && { context }) });
    judged.set(key, refusal);
    return refusal;
  };
  return ({ method, path, header, body }) => {
    const service = scope.exec(header('authorization') ?? '')?.[1];
    if (!service) return undefined;
    const operation = header('x-amz-target')?.split('.')[1] ?? '';
    let parsed: Record<string, unknown> | undefined;
    const call = {
      ...{ service, method, path, operation },
      headers: { 'x-amz-copy-source': header('x-amz-copy-source') },
      body: () => (parsed ??= body === '' ? {} : (JSON.parse(body) as Record<string, unknown>)),
    };
    for (const { action, resource, context } of deedsOf(call, place)) {
      const why = judge(action, resource, context);
      if (why) return { answer: accessDenied(service, why), why };
    }
    const checked = service === 'dynamodb' ? check?.(operation, call.body(), body) : undefined;
    if (!checked || 'body' in checked) return checked;
    return { answer: dynamoError('ValidationException', checked.fault) };
  };
}

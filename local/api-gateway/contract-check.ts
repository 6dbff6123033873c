import { type OperationShape, problemsOf } from '../../lib/contract/operation.ts';
import { operationList } from '../../lib/contract/operations.ts';
import { problems } from '../../lib/contract/problem.ts';
import { problem } from '../../lib/contract/problem-document.ts';
import type { ResponseObserver } from './front.ts';
import type { GatewayResponse } from './function-response.ts';

/** A response that differs from what the contract promises. */
export interface ContractViolation {
  operation: string;
  status: number;
  problem: string;
}

/** Compares every response of an operation with the contract: status, headers, schema, error codes. */
export function contractCheck(onViolation: (violation: ContractViolation) => void): ResponseObserver {
  const byRoute = new Map(
    operationList.map((operation) => [`${operation.method} ${operation.path}`, operation]),
  );
  return (route, response) => {
    const operation = byRoute.get(route.key);
    if (!operation) return;
    for (const found of violationsOf(operation, response)) {
      onViolation({ operation: operation.id, status: response.status, problem: found });
    }
  };
}

/** Returns the differences between the response and the contract. It is empty when the response keeps the contract. */
export function violationsOf(operation: OperationShape, response: GatewayResponse): string[] {
  const { status } = response;
  const promised = operation.success[status];
  if (status === 304)
    return operation.etag && response.body.length === 0 ? [] : ['304 is not promised, or has a body'];
  if (!promised && status < 400) return [`status ${status} is not promised`];
  if (status === 204) return response.body.length === 0 ? [] : ['204 has a body'];
  const type = promised?.contentType;
  const body = type ? response.body.toString() : parse(response.body);
  if (type && !response.headers['content-type']?.startsWith(type)) return [`the content-type is not ${type}`];
  if (body === undefined) return ['the body is not JSON'];
  if (!promised) return problemViolations(operation, response, body);
  const parsed = promised.schema.safeParse(body);
  const missingEtag = operation.etag && !response.headers.etag ? ['the ETag header is missing'] : [];
  if (!parsed.success) {
    return [
      ...missingEtag,
      ...parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`),
    ];
  }
  return [...missingEtag, ...undeclared(body, parsed.data, '')];
}

function problemViolations(operation: OperationShape, response: GatewayResponse, body: unknown): string[] {
  const parsed = problem.safeParse(body);
  if (!parsed.success) return [`the body of a ${response.status} is no problem document`];
  const { code, status } = parsed.data;
  const found: string[] = [];
  if (!response.headers['content-type']?.startsWith('application/problem+json'))
    found.push('content-type is not problem+json');
  if (!problemsOf(operation).includes(code)) found.push(`the code ${code} is not promised`);
  if (problems[code].status !== response.status || status !== response.status)
    found.push(`${code} came with ${response.status}`);
  const mayWait = response.status === 429 || response.status === 503;
  if (mayWait && !response.headers['retry-after']) found.push('Retry-After is missing');
  return found;
}

/**
 * Returns the places where the schema's parser changed the response. There the response has more than the contract, or
 * another form of a value.
 */
export function undeclared(sent: unknown, declared: unknown, path: string): string[] {
  if (Array.isArray(sent) && Array.isArray(declared)) {
    return sent.flatMap((item, i) => undeclared(item, declared[i], `${path}[${i}]`));
  }
  // Some values, such as instants, have several readable forms. Responses use only one of them.
  if (typeof sent === 'string' && typeof declared === 'string' && sent !== declared)
    return [`${path} is not written as the contract writes it`];
  if (!isObject(sent) || !isObject(declared)) return [];
  return Object.entries(sent).flatMap(([name, value]) => {
    const at = path ? `${path}.${name}` : name;
    return name in declared ? undeclared(value, declared[name], at) : [`${at} is not in the contract`];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(body: Buffer | string): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

import { Readable } from 'node:stream';
import { dynamoError } from '../iam/service-refusal.ts';
import { createCheck } from './check.ts';

/** The part of the SDK's clients that sends requests. */
interface RequestHandler {
  handle(request: HttpRequest, options?: unknown): Promise<{ response: unknown }>;
  destroy?(): void;
}

interface HttpRequest {
  headers: Record<string, string>;
  body?: unknown;
}

/** Puts the check in front of a client that talks to dynoxide directly, as in tests of repositories. */
export function checkedHandler(base: RequestHandler): RequestHandler {
  const check = createCheck(new Map());
  return {
    ...{ destroy: () => base.destroy?.() },
    async handle(request, options) {
      const operation = request.headers['x-amz-target']?.split('.')[1];
      const text = textOf(request.body);
      if (operation === undefined || text === undefined) return base.handle(request, options);
      const checked = check(operation, JSON.parse(text) as Record<string, unknown>, text);
      if (!checked) return base.handle(request, options);
      if ('fault' in checked) {
        const { status, headers, body } = dynamoError('ValidationException', checked.fault);
        return { response: { statusCode: status, headers, body: Readable.from([Buffer.from(body)]) } };
      }
      request.body = checked.body;
      request.headers['content-length'] = String(Buffer.byteLength(checked.body));
      return base.handle(request, options);
    },
  };
}

function textOf(body: unknown): string | undefined {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array
    ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()
    : undefined;
}

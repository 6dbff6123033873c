import { dynamoError, type WireAnswer } from '../iam/service-refusal.ts';
import { createCheck } from './check.ts';

interface Outgoing {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Puts the check between a client and dynoxide, as tests of repositories have it. */
export function checkedExchange<Request extends Outgoing, Answer>(
  base: (request: Request) => Promise<Answer>,
): (request: Request) => Promise<Answer | WireAnswer> {
  const check = createCheck(new Map());
  return async (request) => {
    const operation = request.headers['x-amz-target']?.split('.')[1];
    if (operation === undefined) return base(request);
    const checked = check(operation, JSON.parse(request.body) as Record<string, unknown>, request.body);
    if (!checked) return base(request);
    if ('fault' in checked) return dynamoError('ValidationException', checked.fault);
    const headers = { ...request.headers, 'content-length': String(Buffer.byteLength(checked.body)) };
    return base({ ...request, headers, body: checked.body });
  };
}

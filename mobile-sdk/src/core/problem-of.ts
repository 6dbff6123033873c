import { retryAfterMs } from './backoff.ts';
import { type ApiError, NetworkError, type StampedeError, toApiError } from './errors.ts';
import type { FetchResponse, FirewallChallenge } from './options.ts';

/** The gateway and proxies send their own answers, which are no problem documents. */
const byStatus: Record<number, string> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  429: 'too_many_requests',
  500: 'internal',
};

const problemType = 'urn:stampede:problem:';

/**
 * Returns the problem of an answer. Undefined for a good one. AWS WAF stops a request with 202 or 405, which must not
 * look like an accepted order. A network's login page with 200 is no answer either.
 * @param now the device's clock, in milliseconds
 */
export function problemOf(
  { status, headers }: FetchResponse,
  text: string,
  data: unknown,
  now: number,
): StampedeError | undefined {
  const action = headers.get('x-amzn-waf-action') as FirewallChallenge['action'] | null;
  if (action) {
    const challenge: FirewallChallenge = { provider: 'aws-waf', action };
    return toApiError({ code: 'challenge_required', title: `AWS WAF: ${action}`, challenge }, status);
  }
  if (status < 400) return text && data === undefined ? new NetworkError(text) : undefined;
  const problem: ApiError['problem'] = { code: byStatus[status], ...(data as object) };
  const error = toApiError(problem, status, retryAfterMs(headers.get('retry-after'), now));
  return Object.assign(error, { foreign: !`${problem.type}`.startsWith(problemType) });
}

import { retryAfterMs } from './backoff.ts';
import { type ApiError, NetworkError, type StampedeError, toApiError } from './errors.ts';
import type { FetchResponse, FirewallChallenge } from './options.ts';

/** The gateway and proxies answer by themselves, and that is no problem document. */
const byStatus: Record<number, string> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  429: 'too_many_requests',
  500: 'internal',
};

const problemType = 'urn:stampede:problem:';

/**
 * Says what is wrong with an answer; undefined when nothing is. AWS WAF stops a request with 202 or 405: what looks like
 * an accepted order is none. Nor is the page of a network that wants to be paid first, which comes with 200.
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

import Stripe from 'stripe';
import type { WireAnswer } from '../../../local/stripe/answer.ts';
import type { StripeDouble } from '../../../local/stripe/index.ts';
import type { WireRequest } from '../../../local/stripe/server.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';

/** How a request may go wrong on its way, or at Stripe. */
const atStripe = { '429': 'rate_limit', '500 before': 'error_before', '500 after': 'error_after' } as const;

/**
 * The real SDK, whose requests wait for the scheduler and reach the double without a socket. It retries once, as in
 * production; its pauses are timers of the scheduler too.
 */
export function stripeThrough(
  scheduler: Scheduler,
  double: StripeDouble,
  {
    label,
    unknowable,
  }: { label(text: string): string; unknowable(work: () => Promise<WireAnswer>): Promise<WireAnswer> },
): Stripe {
  const wayOf = (request: WireRequest) => async (): Promise<WireAnswer> => {
    const answer = await double.respond(request);
    if (!answer) throw new Error('The double left a request without an answer');
    return answer;
  };
  return sharedStripe(async (request) => {
    const ok = wayOf(request);
    const broken = (fault: (typeof atStripe)[keyof typeof atStripe]) => () => {
      double.faults.request({ fault, times: 1 });
      return fault === 'error_after' ? unknowable(ok) : ok();
    };
    return scheduler.call(
      label(`${request.method} ${request.url} ${request.headers['idempotency-key'] ?? ''}`),
      {
        ok,
        faults: {
          'request lost': () => {
            throw lost();
          },
          'answer lost': async () => {
            await ok();
            throw lost();
          },
          '429': broken(atStripe['429']),
          '500 before': broken(atStripe['500 before']),
          ...(request.method === 'POST' && { '500 after': broken(atStripe['500 after']) }),
        },
      },
    );
  });
}

let answerer: (request: WireRequest) => Promise<WireAnswer>;
let shared: Stripe | undefined;

/** One client for all worlds, since making one takes as long as ten calls. It speaks to the newest: there is one at a time. */
function sharedStripe(answer: typeof answerer): Stripe {
  answerer = answer;
  shared ??= stripeBy((request) => answerer(request), 1);
  return shared;
}

const lost = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

/** The SDK on top of a function that answers requests. */
export function stripeBy(
  answer: (request: WireRequest) => Promise<WireAnswer>,
  maxNetworkRetries = 0,
): Stripe {
  const httpClient = {
    getClientName: () => 'simulation',
    async makeRequest(
      _host: string,
      _port: string,
      url: string,
      method: string,
      headers: Record<string, unknown>,
      body: string,
    ) {
      const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
      const answered = await answer({ method, url, headers: Object.fromEntries(names), body: body ?? '' });
      return {
        getStatusCode: () => answered.status,
        getHeaders: () => answered.headers,
        getRawResponse: () => answered,
        toStream: () => undefined,
        toJSON: async () => JSON.parse(answered.body),
      };
    },
  } as unknown as Stripe.HttpClient;
  return new Stripe('sk_test_simulation', { httpClient, maxNetworkRetries, telemetry: false });
}

import type { AwsService } from '../aws-http.ts';

/** The path on the port of the local services. */
export const siteverifyPath = '/turnstile/v0/siteverify';

/** The token that a widget with one of Cloudflare's test site keys gives to the app. */
export const dummyToken = 'XXXX.DUMMY.TOKEN.XXXX';

type Verdict = { 'error-codes': string[] };
const no = (code: string): Verdict => ({ 'error-codes': [code] });
const yes: Verdict = { 'error-codes': [] };

/**
 * Cloudflare's secret keys for tests. At Cloudflare the first accepts any token. Here it accepts only the dummy token,
 * so that a test can also send a wrong one.
 * @see https://developers.cloudflare.com/turnstile/troubleshooting/testing/
 */
const secrets: Readonly<Record<string, (token: string) => Verdict>> = {
  '1x0000000000000000000000000000000AA': (token) =>
    token.startsWith(dummyToken) ? yes : no('invalid-input-response'),
  '2x0000000000000000000000000000000AA': () => no('invalid-input-response'),
  '3x0000000000000000000000000000000AA': () => no('timeout-or-duplicate'),
};

/** Implements Cloudflare's siteverify for these keys only. */
export const siteverify: AwsService = {
  accepts: ({ method, path }) => method === 'POST' && path === siteverifyPath,
  handle: async ({ body }) => {
    const { secret, response } = (body ?? {}) as { secret?: string; response?: string };
    const verdict = verdictOn(secret, response);
    const success = verdict['error-codes'].length === 0;
    return {
      status: 200,
      contentType: 'application/json',
      body: {
        success,
        ...verdict,
        ...(success && {
          challenge_ts: new Date().toISOString(),
          hostname: 'example.com',
          metadata: { result_with_testing_key: true },
        }),
      },
    };
  },
};

function verdictOn(secret: string | undefined, token: string | undefined): Verdict {
  if (!secret) return no('missing-input-secret');
  if (!token) return no('missing-input-response');
  return secrets[secret]?.(token) ?? no('invalid-input-secret');
}

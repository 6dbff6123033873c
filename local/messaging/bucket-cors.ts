import type { IncomingHttpHeaders } from 'node:http';

/** A rule of a bucket, as CloudFormation writes it. */
export interface BucketCorsRule {
  readonly AllowedMethods: readonly string[];
  readonly AllowedOrigins: readonly string[];
  readonly AllowedHeaders?: readonly string[];
  readonly MaxAge?: number | string;
}

type Headers = Readonly<Record<string, string>>;

/** The request header by which the cloud's own deployment sets the rules of a bucket. */
export const corsHeader = 'x-local-cors';

const ofThisMachine = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

const ruleFor = (rules: readonly BucketCorsRule[], origin: string, method: string) =>
  rules.find(
    ({ AllowedMethods, AllowedOrigins }) =>
      AllowedMethods.includes(method) &&
      (AllowedOrigins.includes('*') || AllowedOrigins.includes(origin) || ofThisMachine.test(origin)),
  );

/**
 * Answers a preflight as S3 does: by the bucket's rules, without a signature. Pages of this machine count as allowed
 * origins, as at the API.
 * @returns undefined when no rule allows the request, which S3 answers with 403
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 */
export function preflightAnswer(
  rules: readonly BucketCorsRule[],
  headers: IncomingHttpHeaders,
): Headers | undefined {
  const { origin = '' } = headers;
  const method = headers['access-control-request-method'] ?? '';
  const rule = ruleFor(rules, origin, method);
  const asked = (headers['access-control-request-headers'] ?? '').toLowerCase().split(/\s*,\s*/);
  const allowed = (rule?.AllowedHeaders ?? []).map((name) => name.toLowerCase());
  const isAllowed = (name: string) => name === '' || allowed.includes('*') || allowed.includes(name);
  if (!rule || !asked.every(isAllowed)) return undefined;
  return {
    ...answerHeaders(rules, origin, method),
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    ...(asked[0] && { 'access-control-allow-headers': asked.join(', ') }),
    ...(rule.MaxAge !== undefined && { 'access-control-max-age': String(rule.MaxAge) }),
  };
}

/** Returns the headers that let a page read the answer. */
export const answerHeaders = (
  rules: readonly BucketCorsRule[],
  origin: string | undefined,
  method: string,
): Headers =>
  origin && ruleFor(rules, origin, method) ? { 'access-control-allow-origin': origin, vary: 'Origin' } : {};

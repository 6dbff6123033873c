/**
 * Why S3 would not answer this request, if so: buckets are private, and a signed link ends. fauxqs lets everybody in.
 * The signature itself is not checked: on this machine everybody has the same key.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function refusedAccess(
  { method, url, signed }: { readonly method: string; readonly url: string; readonly signed: boolean },
  now: number,
): string | undefined {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  // POST is for SQS and SNS; the rest are pages of fauxqs about itself.
  if (signed || method === 'POST' || /^\/(_fauxqs|health)?(\/|$)/.test(pathname)) return undefined;
  if (!searchParams.get('X-Amz-Signature')) return 'Access Denied';
  const began = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(searchParams.get('X-Amz-Date') ?? '');
  if (!began) return 'X-Amz-Date must be in the ISO8601 Long Format';
  const [, year, month, day, hour, minute, second] = began.map(Number) as number[];
  const from = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  const expired = from + Number(searchParams.get('X-Amz-Expires')) * 1_000 <= now;
  return expired ? 'Request has expired' : undefined;
}

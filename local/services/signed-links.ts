/**
 * Returns the reason why S3 would refuse this request, if any. Buckets are private, and a signed link expires, but
 * fauxqs accepts every request. The signature itself is not verified, since every caller on this machine has the same
 * key.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function refusedAccess(
  { method, url, signed }: { readonly method: string; readonly url: string; readonly signed: boolean },
  now: number,
): string | undefined {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  // POST is for SQS and SNS. The other paths are fauxqs's pages about itself.
  if (signed || method === 'POST' || /^\/(_fauxqs|health)?(\/|$)/.test(pathname)) return undefined;
  if (!searchParams.get('X-Amz-Signature')) return 'Access Denied';
  const began = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(searchParams.get('X-Amz-Date') ?? '');
  if (!began) return 'X-Amz-Date must be in the ISO8601 Long Format';
  const [, year, month, day, hour, minute, second] = began.map(Number) as number[];
  const from = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  const expired = from + Number(searchParams.get('X-Amz-Expires')) * 1_000 <= now;
  return expired ? 'Request has expired' : undefined;
}

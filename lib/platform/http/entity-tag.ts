import { AppError } from '../errors.ts';

/** The ETag of something that has a version. Strong, since edits are conditional on it. */
export const versionTag = (version: number) => `"${version}"`;

/** An answer whose ETag is the version that the next change must name. */
export const withVersion = <T extends { readonly version: number }>(body: T) =>
  ({ status: 200, body, headers: { etag: versionTag(body.version) } }) as const;

const tag = /(?:W\/)?"[\x21\x23-\x7e\x80-\uffff]*"/.source;
const tagList = new RegExp(`^(?:[ \\t]*,)*[ \\t]*${tag}(?:[ \\t]*,(?:[ \\t]*${tag})?)*[ \\t]*$`);

/**
 * Tells whether If-Match names a version: one tag, a list of them, or `*` for any (RFC 9110, 13.1.1). A proxy may have
 * weakened a tag: its version still counts.
 * @throws AppError `precondition_failed` when it is no list of tags.
 */
export function namedBy(ifMatch: string): (version: number) => boolean {
  if (ifMatch.trim() === '*') return () => true;
  if (!tagList.test(ifMatch)) throw new AppError('precondition_failed', 'If-Match is no list of ETags.');
  const named = new Set(ifMatch.match(/"[^"]*"/g));
  return (version) => named.has(versionTag(version));
}

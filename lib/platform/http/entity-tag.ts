import { AppError } from '../errors.ts';

/** Returns the ETag of a version. It is strong, because edits depend on it. */
export const versionTag = (version: number) => `"${version}"`;

/** Makes an answer with the ETag that the next change must name. */
export const withVersion = <T extends { readonly version: number }>(body: T) =>
  ({ status: 200, body, headers: { etag: versionTag(body.version) } }) as const;

const tag = /(?:W\/)?"[\x21\x23-\x7e\x80-\uffff]*"/.source;
const tagList = new RegExp(`^(?:[ \\t]*,)*[ \\t]*${tag}(?:[ \\t]*,(?:[ \\t]*${tag})?)*[ \\t]*$`);

/**
 * Returns whether If-Match names a version: one tag, a list of tags, or `*` for any (RFC 9110, 13.1.1). A tag that a
 * proxy weakened counts too.
 * @throws AppError `precondition_failed` when it is not a list of tags
 */
export function namedBy(ifMatch: string): (version: number) => boolean {
  if (ifMatch.trim() === '*') return () => true;
  if (!tagList.test(ifMatch))
    throw new AppError(
      'precondition_failed',
      'If-Match is not a list of ETags. Send the ETag of your last read.',
    );
  const named = new Set(ifMatch.match(/"[^"]*"/g));
  return (version) => named.has(versionTag(version));
}

/**
 * Returns the check of a stored version against If-Match.
 * @throws AppError `precondition_failed` at once when If-Match is not a list of tags; the check, when it names another
 * version
 * @example expectVersion(ifMatch)(before.version)
 */
export function expectVersion(ifMatch: string): (version: number) => void {
  const isNamed = namedBy(ifMatch);
  return (version) => {
    if (!isNamed(version)) throw versionChanged(version);
  };
}

/** Returns the refusal of a change that was made from another version. */
export const versionChanged = (version: number): AppError =>
  new AppError('precondition_failed', `The current version is ${version}. Read it and try again.`);

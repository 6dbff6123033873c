import { AppError } from '../errors.ts';

/** The ETag of something that has a version. Strong, since edits are conditional on it. */
export const versionTag = (version: number) => `"${version}"`;

/**
 * The version that If-Match names. `*` matches any. A proxy may have weakened the tag: the version still counts.
 * @throws AppError `precondition_failed` when it is no tag of ours.
 */
export function expectedVersion(ifMatch: string): number | '*' {
  if (ifMatch === '*') return '*';
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(ifMatch)?.[1];
  if (!version) throw new AppError('precondition_failed', 'If-Match is not an ETag of this resource.');
  return Number(version);
}

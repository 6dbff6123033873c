import { AppError } from '../platform/errors.ts';
import { expectedVersion } from '../platform/http/entity-tag.ts';

/** @throws AppError `precondition_failed` when the caller read another version than there is now. */
export function expectVersion(ifMatch: string, version: number): void {
  const expected = expectedVersion(ifMatch);
  if (expected !== '*' && expected !== version)
    throw new AppError('precondition_failed', `It is at version ${version} by now.`);
}

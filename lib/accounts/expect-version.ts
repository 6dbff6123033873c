import { AppError } from '../platform/errors.ts';
import { namedBy } from '../platform/http/entity-tag.ts';

/** @throws AppError `precondition_failed` when the caller read another version than there is now. */
export function expectVersion(ifMatch: string, version: number): void {
  if (!namedBy(ifMatch)(version))
    throw new AppError('precondition_failed', `It is at version ${version} by now.`);
}

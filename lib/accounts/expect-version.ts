import { AppError } from '../platform/errors.ts';
import { namedBy } from '../platform/http/entity-tag.ts';

/** Checks the caller's version. @throws AppError `precondition_failed` when the stored version is another one */
export function expectVersion(ifMatch: string, version: number): void {
  if (!namedBy(ifMatch)(version))
    throw new AppError('precondition_failed', `The current version is ${version}. Read it and try again.`);
}

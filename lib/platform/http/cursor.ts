import { AppError } from '../errors.ts';

/** A cursor is a position that only we read: the last key of a page, base64url. */
export const encodeCursor = (position: unknown): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** @throws AppError `invalid_request` for a cursor we did not make. */
export function decodeCursor<T>(
  cursor: string | undefined,
  accept: (position: unknown) => position is T,
): T | undefined {
  if (cursor === undefined) return undefined;
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (accept(position)) return position;
  } catch {
    // Falls through: whatever is wrong with it, it is not one of ours.
  }
  throw new AppError('invalid_request', 'The cursor is not one of ours.', {
    errors: [{ path: 'query.cursor', message: 'must be the nextCursor of a page before' }],
  });
}

/** Accepts a cursor that holds only these text fields, as DynamoDB's keys do. */
export const hasTexts =
  <const K extends string>(...keys: K[]) =>
  (position: unknown): position is Record<K, string> =>
    typeof position === 'object' &&
    position !== null &&
    Object.keys(position).length === keys.length &&
    keys.every((key) => typeof (position as Record<string, unknown>)[key] === 'string');

import * as z from 'zod';
import { instant } from '../../contract/instant.ts';
import { AppError } from '../errors.ts';

/** Makes a cursor from a position: base64url text that only this API reads. */
export const encodeCursor = (position: unknown): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** Returns the schema of positions in a list sorted by time: an instant and an id of this kind, as in `at#id`. */
export const afterPlace = (id: z.ZodType<string>) =>
  z.strictObject({
    after: z.custom<`${string}#${string}`>((text) => {
      const [at, named, ...more] = String(text).split('#');
      return instant.safeParse(at).success && id.safeParse(named).success && more.length === 0;
    }),
  });

/**
 * Returns the position in a cursor.
 * @param schema the form of this list's positions; it must refuse those of other lists
 * @throws AppError `invalid_request` for a cursor that this list did not make
 */
export function decodeCursor<S extends z.ZodType>(
  cursor: string | undefined,
  schema: S,
): z.output<S> | undefined {
  if (cursor === undefined) return undefined;
  try {
    const position = schema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (position.success) return position.data;
  } catch {
    // Text that is not JSON is refused like any other foreign text.
  }
  throw invalidCursor();
}

/** Returns the refusal of a cursor that this list did not make. */
export const invalidCursor = (path = 'query.cursor'): AppError =>
  new AppError('invalid_request', 'The cursor is not valid for this list. Start again without one.', {
    errors: [{ path, message: 'must be the nextCursor of an earlier page' }],
  });

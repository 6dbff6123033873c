import * as z from 'zod';
import { instant } from '../../contract/instant.ts';
import { AppError } from '../errors.ts';

/** Makes a cursor of a position: text that only we read, base64url. */
export const encodeCursor = (position: unknown): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** The schema of positions that are places in a list sorted by time: an instant and an id of this kind, as in `at#id`. */
export const afterPlace = (id: z.ZodType<string>) =>
  z.strictObject({
    after: z.custom<`${string}#${string}`>((text) => {
      const [at, named, ...more] = String(text).split('#');
      return instant.safeParse(at).success && id.safeParse(named).success && more.length === 0;
    }),
  });

/**
 * Returns the position in a cursor.
 * @param schema what the positions of this list look like; it must refuse those of other lists
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
    // Not JSON: handled like any other text that we did not make.
  }
  throw new AppError('invalid_request', 'The cursor is not one of ours.', {
    errors: [{ path: 'query.cursor', message: 'must be the nextCursor of a page before' }],
  });
}

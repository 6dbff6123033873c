import * as z from 'zod';
import { opaqueText } from './text.ts';

/** A number in a query has digits only: not 0x10, not 1e1, and not an empty text. */
const wholeNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;

const wholeFrom = 'must be a whole number from 1 to 100';

/** The parts of a paged list. The cursor is opaque, and `null` marks the last page. */
export const pageQuery = {
  cursor: opaqueText({ max: 1024 }).optional().meta({ description: 'nextCursor of the page before.' }),
  limit: z
    .preprocess(wholeNumber, z.int(wholeFrom).min(1, wholeFrom).max(100, wholeFrom))
    .default(20)
    .meta({ type: 'integer', default: 20, format: 'int64', description: 'The number of items on a page.' }),
};

export const pageOf = <T extends z.ZodType>(item: T, id: string) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() }).meta({ id });

export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

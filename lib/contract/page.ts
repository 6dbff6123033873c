import * as z from 'zod';

/** How a list is paged: the cursor is opaque, and `null` says that this was the last page. */
export const pageQuery = {
  cursor: z.string().min(1).max(1024).optional().meta({ description: 'nextCursor of the page before.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .meta({ type: 'integer', format: 'int64', description: 'Items on a page.' }),
};

export const pageOf = <T extends z.ZodType>(item: T, id: string) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() }).meta({ id });

export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

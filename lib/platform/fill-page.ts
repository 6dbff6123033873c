/** A part of a list, as one read returns it. */
export interface Slice<T> {
  readonly items: T[];
  /** Whether there may be more after the last item. */
  readonly more: boolean;
}

interface Filling<T, P> {
  readonly read: (after: P | undefined, limit: number) => Promise<Slice<T>>;
  readonly positionOf: (item: T) => P;
  readonly wanted: (item: T) => boolean;
  readonly after: P | undefined;
  readonly limit: number;
}

/**
 * The most reads for one page. A filter with few matches must not read a whole table in one request; the page is then
 * shorter than requested.
 */
const maxReads = 10;

/** Reads until the page is full of matching items. `next` is the position to continue from when there may be more. */
export async function fillPage<T, P>({
  read,
  positionOf,
  wanted,
  after,
  limit,
}: Filling<T, P>): Promise<{
  items: T[];
  next: P | undefined;
}> {
  const items: T[] = [];
  let position = after;
  for (let reads = 0; reads < maxReads; reads++) {
    const slice = await read(position, reads === 0 ? limit : 100);
    for (const [index, item] of slice.items.entries()) {
      position = positionOf(item);
      if (!wanted(item)) continue;
      items.push(item);
      if (items.length === limit) {
        const more = slice.more || index + 1 < slice.items.length;
        return { items, next: more ? position : undefined };
      }
    }
    if (!slice.more) return { items, next: undefined };
  }
  return { items, next: position };
}

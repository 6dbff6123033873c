export interface Collected<Item> {
  readonly items: readonly Item[];
  /** The list has more than `most`. */
  readonly hasMore: boolean;
}

/** Reads a list through its pages, up to `most` items. `onItem` hears how many there are so far. */
export async function collect<Item>(
  list: AsyncIterable<Item>,
  most: number,
  onItem: (count: number) => void = () => {},
): Promise<Collected<Item>> {
  const items: Item[] = [];
  for await (const item of list) {
    if (items.length === most) return { items, hasMore: true };
    items.push(item);
    onItem(items.length);
  }
  return { items, hasMore: false };
}

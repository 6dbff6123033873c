import type { Page } from '@stampede/mobile-sdk/admin';

/** More rows than this make a table slow, and it has no virtualisation. */
export const pageSize = 50;

/** The API returns at most so many items at once. */
const mostAtOnce = 100;

/** A search through old records may return short pages again and again. After so many, the person decides whether to go on. */
const mostRequests = 6;

export interface PageRequest {
  readonly cursor?: string;
  readonly limit: number;
}

/**
 * Returns a page of `size` items. The API may answer a page that is short or empty and still has a cursor: then it is
 * asked again.
 */
export async function gather<Item>(
  ask: (request: PageRequest) => PromiseLike<Page<Item>>,
  { cursor, size }: { readonly cursor: string; readonly size: number },
): Promise<Page<Item>> {
  const items: Item[] = [];
  let next: string | null = cursor;
  for (let requests = 0; requests < mostRequests && next !== null && items.length < size; requests += 1) {
    const limit = Math.min(mostAtOnce, size - items.length);
    const page: Page<Item> = await ask({ ...(next && { cursor: next }), limit });
    items.push(...page.items);
    next = page.nextCursor;
  }
  return { items, nextCursor: next };
}

import type { AnyRequest } from './operation.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** A list: `await` it for its first page, or `for await` it for all items. Pages are loaded as they are needed. */
export interface Pages<Item> extends PromiseLike<Page<Item>>, AsyncIterable<Item> {
  /** Returns all pages instead of all items. */
  pages(): AsyncIterable<Page<Item>>;
}

/** Written without async generators: Hermes has none, and their replacement is larger than this. */
export function pagesOf<Item>(
  ask: (request: AnyRequest) => Promise<Page<Item>>,
  request: AnyRequest,
): Pages<Item> {
  const load = (cursor?: string) =>
    ask({ ...request, query: { ...request.query, ...(cursor && { cursor }) } });
  const iteratePages = (): AsyncIterator<Page<Item>, undefined> => {
    let cursor: string | null | undefined;
    return {
      async next() {
        if (cursor === null) return { done: true, value: undefined };
        const value = await load(cursor);
        cursor = value.nextCursor;
        return { done: false, value };
      },
    };
  };
  const iterateItems = (): AsyncIterator<Item> => {
    const pages = iteratePages();
    let items: readonly Item[] = [];
    let index = 0;
    return {
      async next() {
        while (index >= items.length) {
          const page = await pages.next();
          if (page.done) return page;
          items = page.value.items;
          index = 0;
        }
        return { done: false, value: items[index++] as Item };
      },
    };
  };
  return {
    // biome-ignore lint/suspicious/noThenProperty: a list is awaited for its first page
    then: (resolve, reject) => load().then(resolve, reject),
    [Symbol.asyncIterator]: iterateItems,
    pages: () => ({ [Symbol.asyncIterator]: iteratePages }),
  };
}

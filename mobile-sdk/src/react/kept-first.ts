import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Readable } from '../core/options.ts';
import type { Page } from '../core/pages.ts';

type Read<Answer> = (options: Readable<Answer>) => PromiseLike<Answer>;

/** Shows the kept answer at once, then the server's, even when it comes late. */
export async function keptFirst<Answer>(
  queries: QueryClient,
  queryKey: QueryKey,
  read: Read<Answer>,
  as: (answer: Answer) => unknown = (answer) => answer,
): Promise<Answer> {
  const isBlank = () => queries.getQueryData(queryKey) === undefined;
  if (isBlank()) {
    let keptAt: number | undefined;
    const onAnswer = ({ at }: { readonly at: number }) => {
      keptAt = at;
    };
    const kept = await read({ cache: 'only', onAnswer }).then(undefined, () => undefined);
    if (kept !== undefined && isBlank())
      queries.setQueryData(queryKey, as(kept), { updatedAt: keptAt as number });
  }
  return read({ onFresh: (answer) => queries.setQueryData(queryKey, as(answer)) });
}

interface Listed<Item> {
  readonly pages: readonly Page<Item>[];
  readonly pageParams: readonly unknown[];
}

/** The same for one page of a list. */
export function keptPageFirst<Item>(
  queries: QueryClient,
  queryKey: QueryKey,
  cursor: string | undefined,
  read: Read<Page<Item>>,
): Promise<Page<Item>> {
  return keptFirst(queries, queryKey, read, (page) => {
    const { pages = [page], pageParams = [cursor] } = queries.getQueryData<Listed<Item>>(queryKey) ?? {};
    return { pageParams, pages: pages.map((old, index) => (pageParams[index] === cursor ? page : old)) };
  });
}

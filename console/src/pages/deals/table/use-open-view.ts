import { useSearchParams } from 'react-router';
import { useViews } from './use-views.ts';

/** The filter of the page's address: its own, or that of the saved view that it names, as in `?view=viw_…`. */
export function useOpenView() {
  const [params] = useSearchParams();
  const { views } = useViews();
  const id = params.get('view') ?? undefined;
  const view = views.data?.find((each) => each.id === id);
  const isPending = id !== undefined && views.isPending;
  return {
    id,
    /** The filter and order, as an address has them. */
    search: view?.search ?? params.toString(),
    /** The view is not known yet. */
    isPending,
    isGone: id !== undefined && !isPending && view === undefined,
  };
}

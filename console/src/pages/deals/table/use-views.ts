import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from '../../../frame/context.ts';

const queryKey = ['views', 'deals'] as const;

/** The person's saved views of the deals and the shared ones, and what changes them. */
export function useViews() {
  const client = useClient();
  const queries = useQueryClient();
  const onSuccess = () => void queries.invalidateQueries({ queryKey });
  const views = useQuery({
    queryKey,
    queryFn: async ({ signal }) =>
      (await client.views.list({ signal })).items.filter(({ page }) => page === 'deals'),
  });
  const save = useMutation({
    mutationFn: (view: { readonly name: string; readonly search: string; readonly shared: boolean }) =>
      client.views.save({ page: 'deals', ...view }),
    onSuccess,
  });
  const remove = useMutation({ mutationFn: (id: string) => client.views.remove(id), onSuccess });
  return { views, save, remove };
}

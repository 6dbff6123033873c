import type { AdminClient } from '@stampede/mobile-sdk/admin';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useClient } from '../../frame/context.ts';
import { say } from '../../parts/say.ts';

interface After {
  readonly onDone: () => void;
  /** The sentence that says what happened. */
  readonly said: string;
}

/** A change of the staff. The server decides, so the list is loaded again after it. */
export function useStaffChange<Answer>(
  change: (client: AdminClient) => Promise<Answer>,
  { onDone, said }: After,
) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => change(client),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['staff'] });
      say(said);
      onDone();
    },
  });
}

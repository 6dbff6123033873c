import type { AdminClient } from '@stampede/mobile-sdk/admin';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useClient } from '../../frame/context.ts';
import { say } from '../../parts/say.ts';

interface Change {
  readonly change: (client: AdminClient) => Promise<unknown>;
  readonly said: string;
  readonly onDone: () => void;
}

/** The list follows a change within a second or two, so it is read again after that. */
const listDelayMs = 2_000;

/** A change of a seller's members. */
export function useMembersChange(sellerId: string, { change, said, onDone }: Change) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => change(client),
    onSuccess: () => {
      const reload = () => void queries.invalidateQueries({ queryKey: ['seller', sellerId, 'members'] });
      reload();
      setTimeout(reload, listDelayMs);
      say(said);
      onDone();
    },
  });
}

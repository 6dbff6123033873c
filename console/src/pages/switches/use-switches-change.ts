import { ApiError, type Switches, type SwitchesPatch } from '@stampede/mobile-sdk/admin';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useClient } from '../../frame/context.ts';
import { say } from '../../parts/say.ts';

interface Change {
  /** The switches that the person sees. */
  readonly switches: Switches;
  readonly said: string;
  readonly onDone: () => void;
}

/** Changes the switches as the person saw them. If somebody was faster, the newer ones are loaded and nothing has changed. */
export function useSwitchesChange({ switches, said, onDone }: Change) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (patch: SwitchesPatch) => client.switches.update(patch, { ifMatch: switches.version }),
    onSuccess: (saved) => {
      queries.setQueryData(['switches'], saved);
      say(said);
      onDone();
    },
    onError: (error) => {
      if (isConflict(error)) void queries.invalidateQueries({ queryKey: ['switches'] });
    },
  });
}

export const isConflict = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'precondition_failed';

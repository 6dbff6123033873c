import { ApiError, type StorefrontDraft } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useClient } from '../../frame/context.ts';

export const draftKey = ['storefront-draft'] as const;
export const versionsKey = ['storefront-versions'] as const;

/** The draft of the home page, with its warnings and the plan of versions. */
export function useStorefrontDraft() {
  const client = useClient();
  return useQuery<StorefrontDraft>({
    queryKey: draftKey,
    queryFn: ({ signal }) => client.storefront.draft({ signal }),
  });
}

/** Somebody else saved the draft since it was loaded. */
export const isConflict = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'precondition_failed';

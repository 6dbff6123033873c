import type { WorkCount, WorkCounts } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { hasRole, useFrame } from '../frame/context.ts';

/** The work lists that the API counts, each with its page. */
export const workPlaces = {
  approvals: '/approvals',
  riskReviews: '/risk-reviews',
  disputes: '/disputes',
  failedRefunds: '/failed-refunds',
} as const satisfies Readonly<Record<keyof Omit<WorkCounts, 'countedAt'>, string>>;
export type WorkList = keyof typeof workPlaces;
export const workLists = Object.keys(workPlaces) as WorkList[];

/** The key of the counts, for pages that change what is counted. */
export const workCountsKey = ['work-counts'] as const;

const refetchMs = 30_000;

/** How much waits in each work list. It is for admins and support; others get nothing. */
export function useWorkCounts() {
  const { session, me } = useFrame();
  return useQuery({
    queryKey: workCountsKey,
    queryFn: ({ signal }) => session.client.workCounts.get({ signal }),
    enabled: hasRole(me, 'admin', 'support'),
    refetchInterval: refetchMs,
  });
}

/** `7`, or `50+` for a list that is longer than the API counts. */
export const countText = ({ count, more }: WorkCount, number: (value: number) => string): string =>
  more ? `${number(count)}+` : number(count);

/** Returns the list of a page of the console. */
export const workListAt = (path: string): WorkList | undefined =>
  workLists.find((list) => workPlaces[list] === path);

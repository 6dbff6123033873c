import type { Seller, StaffMember } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { hasRole, useFrame } from '../frame/context.ts';
import { collect } from './collect.ts';

/** Shops with more people than this still find them by their ids. */
const mostNames = 500;

/** The members of the staff, for names and choices. Empty for those who may not read them. */

export function useStaff(): readonly StaffMember[] {
  const { session, me } = useFrame();
  const { data } = useQuery({
    queryKey: ['staff', 'names'],
    queryFn: async () => (await collect(session.client.staff.list({ limit: 60 }), mostNames)).items,
    enabled: hasRole(me, 'admin'),
    staleTime: 60_000,
  });
  return data ?? [];
}

/** The sellers, for names and choices. Empty for those who may not read them. */
export function useSellers(): readonly Seller[] {
  const { session, me } = useFrame();
  const { data } = useQuery({
    queryKey: ['sellers', 'names'],
    queryFn: async () => (await collect(session.client.sellers.list({ limit: 100 }), mostNames)).items,
    enabled: hasRole(me, 'admin', 'support'),
    staleTime: 60_000,
  });
  return data ?? [];
}

/** The address of a member of the staff, or their id where it is not known. */
export const staffName = (staff: readonly StaffMember[], id: string): string =>
  staff.find((member) => member.id === id)?.email ?? id;

import { useQuery } from '@tanstack/react-query';
import { hasRole, useFrame } from '../frame/context.ts';

/** Returns how a member of staff is called: their address for admins, who may list staff, otherwise their id. */
export function useStaffNames(): (staffId: string) => string {
  const { me, session } = useFrame();
  const { data } = useQuery({
    queryKey: ['staff-names'],
    enabled: hasRole(me, 'admin'),
    staleTime: 300_000,
    queryFn: async () => {
      const names = new Map<string, string>();
      for await (const { id, email } of session.client.staff.list({ limit: 60 })) names.set(id, email);
      return names;
    },
  });
  return (staffId) => (staffId === me.id ? me.name : (data?.get(staffId) ?? staffId));
}

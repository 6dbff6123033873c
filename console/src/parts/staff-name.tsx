import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../frame/context.ts';
import { shortId } from './short-id.ts';
import { staffFacts } from './use-names.ts';

/** A member of staff by their address, which only admins may read; by their id for others. */
export function StaffName({ id }: { readonly id: string }) {
  const text = useTranslations('parts');
  const { me, session } = useFrame();
  const { data } = useQuery({
    ...staffFacts(session.client, id),
    enabled: id !== me.id && hasRole(me, 'admin'),
  });
  if (id === me.id) return text('you');
  return <span title={id}>{data?.email ?? shortId(id)}</span>;
}

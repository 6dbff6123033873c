import type { Approval } from '@stampede/mobile-sdk/admin';
import { hasRole } from '../../frame/context.ts';
import type { Me } from '../../session/session.ts';

/** The reason why a person cannot decide a request. The API decides; this only says it before. */
export type Hindrance = 'own' | 'needsAdmin' | 'decided' | 'expired';

export function hindranceOf(
  { requestedBy, kind, status, expiresAt }: Pick<Approval, 'requestedBy' | 'kind' | 'status' | 'expiresAt'>,
  me: Me,
  now: string,
): Hindrance | undefined {
  if (status !== 'pending') return 'decided';
  if (expiresAt <= now) return 'expired';
  if (requestedBy === me.id) return 'own';
  if (kind !== 'refund' && !hasRole(me, 'admin')) return 'needsAdmin';
  return undefined;
}

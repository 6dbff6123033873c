import { newResource } from '../../../lib/contract/resource.ts';
import { newService } from '../../../lib/contract/service.ts';
import type { DemoRole } from '../../../local/cognito/demo-accounts.ts';
import { call, tokenOf } from './client.ts';

const created = async (path: string, token: string, body: unknown): Promise<string> => {
  const answer = await call('POST', path, { token, key: crypto.randomUUID(), body: body as never });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
};

/** The body of a service that this resource serves. */
export const serviceWith = (resourceId: string | undefined) => ({
  ...(newService.meta()?.example as Record<string, unknown>),
  requires: [{ name: 'Barber', resourceIds: [resourceId] }],
});

/** A service and the resource that serves it, of the role’s seller: a draft, or published. */
export async function newServiceOf(
  role: DemoRole,
  { published = false } = {},
): Promise<{ serviceId: string; resourceId: string }> {
  const token = await tokenOf(role);
  const resourceId = await created('/v1/admin/resources', token, newResource.meta()?.example);
  const serviceId = await created('/v1/admin/services', token, serviceWith(resourceId));
  if (published) await call('POST', `/v1/admin/services/${serviceId}/publication`, { token });
  return { resourceId, serviceId };
}

/** A draft of a service that this resource serves. @returns its id */
export const createdService = async (
  role: DemoRole,
  resourceId: string,
  other: Record<string, unknown>,
): Promise<string> =>
  created('/v1/admin/services', await tokenOf(role), { ...serviceWith(resourceId), ...other });

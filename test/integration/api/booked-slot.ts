import type { DemoRole } from '../../../local/cognito/demo-accounts.ts';
import { call, eventually, tokenOf } from './client.ts';
import { createdService, newServiceOf } from './new-service.ts';

const dayMs = 86_400_000;
const dateIn = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

/** The free booking of a slot that staff find by its id, and another free start of its service. */
export async function bookedSlot(
  buyerToken: string,
  role: DemoRole = 'seller',
): Promise<{ bookingId: string; serviceId: string; nextStart: string }> {
  const { resourceId } = await newServiceOf(role);
  const serviceId = await createdService(role, resourceId, { price: { amountMinor: 0, currency: 'EUR' } });
  const token = await tokenOf(role);
  await call('POST', `/v1/admin/services/${serviceId}/publication`, { token });
  const { body: free } = await eventually(
    () =>
      call('GET', `/v1/services/${serviceId}/slots?from=${dateIn(3)}&to=${dateIn(20)}&timeZone=Etc/UTC`, {}),
    ({ status }) => status === 200,
  );
  const [first, second] = free.slots;
  const { body } = await call('POST', '/v1/bookings', {
    token: buyerToken,
    key: crypto.randomUUID(),
    body: { slot: { serviceId, startsAt: first.startsAt }, quantity: 1 },
  });
  const support = await tokenOf('admin');
  await eventually(
    () => call('GET', `/v1/bookings/${body.id}`, { token: support }),
    ({ status }) => status === 200,
  );
  return { bookingId: body.id, serviceId, nextStart: second.startsAt };
}

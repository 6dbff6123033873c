import { randomUUID } from 'node:crypto';
import type { ServiceId } from '../../../../lib/contract/ids.ts';
import type { Call, Http } from '../http.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The starts of a service's slots from the day after tomorrow on, one after the other. */
export const startsFrom = (now: number, count: number): string[] => {
  const first = Math.ceil(now / dayMs) * dayMs + dayMs;
  return Array.from({ length: count }, (_, n) => new Date(first + n * hourMs).toISOString());
};

export interface ServiceOnSale {
  readonly serviceId: ServiceId;
  /** Archives the service and its boat: a shop that was lent for a rush sells them no more. */
  tidyUp(): Promise<void>;
}

/** Publishes a service with one boat that is open at all hours. @param token an admin's */
export async function serviceOnSale(http: Http, token: string, seats: number): Promise<ServiceOnSale> {
  const call = async (request: Pick<Call, 'path' | 'body'>) => {
    const reply = await http.call({ method: 'POST', token, idempotencyKey: randomUUID(), ...request });
    if (reply.status < 300) return reply.body;
    throw new Error(`The stack answered ${reply.status} to ${request.path}: ${JSON.stringify(reply.body)}`);
  };
  const weeklyHours = Array.from({ length: 7 }, (_, day) => ({ day: day + 1, from: 0, until: 1_440 }));
  const boat = await call({
    path: '/v1/admin/resources',
    body: { name: 'Boat', kind: 'vehicle', timeZone: 'Etc/UTC', seats, weeklyHours },
  });
  const service = await call({
    path: '/v1/admin/services',
    body: {
      ...{ title: 'Rush', category: 'rush', durationMinutes: 60, seating: 'shared' },
      price: { amountMinor: 1999, currency: 'EUR' },
      requires: [{ name: 'Boat', resourceIds: [boat.id] }],
    },
  });
  await call({ path: `/v1/admin/services/${service.id}/publication` });
  return {
    serviceId: service.id,
    async tidyUp() {
      await call({ path: `/v1/admin/services/${service.id}/archiving` });
      await call({ path: `/v1/admin/resources/${boat.id}/archiving` });
    },
  };
}

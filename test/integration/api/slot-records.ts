import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import { makeBookingId, parseBookingId } from '../../../lib/bookings/booking-id.ts';
import type { CustomerId, ResourceId, SellerId, ServiceId } from '../../../lib/contract/ids.ts';
import { PutCommand } from '../../../lib/platform/documents/commands.ts';
import { dynamoDocuments } from '../../../lib/platform/dynamo-client.ts';
import { idFrom } from '../../../lib/platform/ids.ts';
import { toResourceItem, toServiceItem } from '../../../lib/services/service-key.ts';
import { slotStockId } from '../../../lib/slots/slot-id.ts';
import { cloud } from './cloud.ts';

const dynamo = dynamoDocuments({
  ...{ endpoint: cloud.endpoints.dynamodb, region: 'eu-west-1' },
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const put = (table: string, Item: object) =>
  dynamo.send(new PutCommand({ TableName: `stampede-dev-${table}`, Item: Item as Record<string, unknown> }));

/** Puts a resource of a seller into the table. @returns its id */
export async function newResource(sellerId: string): Promise<ResourceId> {
  const id = idFrom('res', crypto.randomUUID());
  const at = new Date().toISOString();
  await put(
    'services',
    toResourceItem({
      ...{
        id,
        sellerId: sellerId as SellerId,
        name: 'Ana',
        kind: 'person',
        timeZone: 'Europe/Berlin',
        seats: 1,
      },
      ...{ weeklyHours: [], overrides: [], holidays: [], timeOff: [], state: 'active' },
      ...{ createdAt: at, updatedAt: at, version: 1, fingerprint: '' },
    }),
  );
  return id;
}

/** Puts the confirmed booking of a slot in a week into the tables, with its service. */
export async function newSlotBooking(buyerId: CustomerId) {
  const serviceId = `svc_${idFrom('svc', crypto.randomUUID()).slice(-8)}` as ServiceId;
  const title = 'Cut, wash & dry';
  await put(
    'services',
    toServiceItem({ id: serviceId, sellerId: 'slr_0000000000000001', title, state: 'published' } as never),
  );
  const now = Date.now();
  const startsAt = Math.ceil(now / 3_600_000) * 3_600_000 + 7 * 86_400_000;
  const endsAt = startsAt + 45 * 60_000;
  const stockId = slotStockId({ serviceId, startsAt, number: 0 });
  const units = [{ stockId, quantity: 1 }] as const;
  const id = makeBookingId(Buffer.from('another key'), {
    buyerId,
    idempotencyKey: crypto.randomUUID(),
    units,
  });
  const price = { amountMinor: 0, currency: 'EUR' };
  const slot = {
    endsAt,
    resourceIds: [],
    timeZone: 'Europe/Berlin',
    sellerId: 'slr_0000000000000001' as const,
  };
  const record = {
    ...{
      id,
      stockId,
      buyerId,
      slot,
      quantity: 1,
      unitPrice: price,
      total: price,
      status: 'confirmed' as const,
    },
    ...{ createdAt: now, updatedAt: now, version: 1 },
  } satisfies BookingRecord;
  await put('bookings', { pk: buyerId, sk: `booking#${parseBookingId(id).identity}`, ...record });
  return { id, title, startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString() };
}

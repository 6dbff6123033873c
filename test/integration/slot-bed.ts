import type { Placed } from '../../lib/bookings/place-order.ts';
import type { BuyerId, ResourceId, StockId } from '../../lib/contract/ids.ts';
import { toInstant } from '../../lib/platform/clock.ts';
import { PutCommand } from '../../lib/platform/documents/commands.ts';
import { newId } from '../../lib/platform/ids.ts';
import type { ResourceRecord } from '../../lib/services/resource.ts';
import { resourceRepository } from '../../lib/services/resource-repository.ts';
import type { ServiceRecord } from '../../lib/services/service.ts';
import { toResourceItem, toServiceItem } from '../../lib/services/service-key.ts';
import { calendarRepository } from '../../lib/slots/calendar-repository.ts';
import { findSlot } from '../../lib/slots/find-slot.ts';
import { noteLeft } from '../../lib/slots/note-left.ts';
import { openSlot } from '../../lib/slots/open-slot.ts';
import { placeSlot } from '../../lib/slots/place-slot.ts';
import { bookingIdKey, newBuyer, type SaleBed, start } from './sale-bed.ts';

/** Monday 4 January 2027, 09:00 in Berlin, eleven days after the tests' clock. */
export const nine = Date.parse('2027-01-04T08:00:00.000Z');
export const minutes = (count: number): number => count * 60_000;

/** The parts of a sale path that slots need: that of a sale, or of one with payments. */
type SlotSale = Pick<
  SaleBed,
  'dynamo' | 'random' | 'clock' | 'table' | 'stock' | 'stockTable' | 'bookings' | 'placing'
>;

/** Services and resources on the sale path, for a whole file of tests. */
export async function slotBed(bed: SlotSale) {
  const { dynamo, random, clock } = bed;
  const [servicesTable, calendarsTable] = [await bed.table('services'), await bed.table('calendars')];
  const calendars = calendarRepository(dynamo, { calendars: calendarsTable, stock: bed.stockTable });
  const resources = resourceRepository(dynamo, servicesTable);
  const services = new Map<string, ServiceRecord>();
  const opening = { calendars, stocks: bed.stock, resources, clock, random };
  const slots = {
    service: async (id: string) => services.get(id),
    views: { get: (id: StockId) => bed.stock.get(id, { consistent: true }), invalidate() {} },
    stocks: bed.stock,
    open: (wish: Parameters<typeof openSlot>[1]) => openSlot(opening, wish),
    correct: (stockId: StockId) => noteLeft(opening, stockId),
    bookings: bed.bookings,
    bookingIdKey,
    clock,
  };

  return {
    calendars,
    calendarsTable,
    resources,
    slots,
    opening,

    async resource(changed: Partial<ResourceRecord> = {}): Promise<ResourceId> {
      const record: ResourceRecord = {
        id: newId('res', random),
        sellerId: 'slr_0000000000000001',
        name: 'Ana',
        kind: 'person',
        timeZone: 'Europe/Berlin',
        seats: 1,
        weeklyHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: 540, until: 1020 })),
        overrides: [],
        holidays: [],
        timeOff: [],
        state: 'active',
        createdAt: toInstant(start),
        updatedAt: toInstant(start),
        version: 1,
        fingerprint: '',
        ...changed,
      };
      await dynamo.send(new PutCommand({ TableName: servicesTable, Item: toResourceItem(record) }));
      return record.id;
    },

    async service(groups: readonly (readonly ResourceId[])[], changed: Partial<ServiceRecord> = {}) {
      const record: ServiceRecord = {
        id: `svc_${newId('res', random).slice(-8)}`,
        sellerId: 'slr_0000000000000001',
        title: 'Haircut',
        description: '',
        category: 'beauty',
        pictures: [],
        durationMinutes: 60,
        stepMinutes: 30,
        price: { amountMinor: 1999, currency: 'EUR' },
        seating: 'private',
        partySize: { min: 1, max: 4 },
        buffers: { beforeMinutes: 0, afterMinutes: 0 },
        noticeMinutes: 60,
        horizonDays: 60,
        questions: [],
        reminders: [],
        signedInOnly: false,
        requires: groups.map((resourceIds, index) => ({
          name: `Group ${index}`,
          resourceIds: [...resourceIds],
        })),
        numbers: Object.fromEntries((groups[0] ?? []).map((id, index) => [id, index])),
        state: 'published',
        createdAt: toInstant(start),
        updatedAt: toInstant(start),
        version: 1,
        origin: '',
        fingerprint: '',
        ...changed,
      };
      services.set(record.id, record);
      await dynamo.send(new PutCommand({ TableName: servicesTable, Item: toServiceItem(record) }));
      return record;
    },

    /** Orders a slot as the API does. */
    async order(
      service: Pick<ServiceRecord, 'id'>,
      startsAt: number,
      {
        buyerId = newBuyer(),
        key = 'key',
        ...wanted
      }: {
        buyerId?: BuyerId;
        key?: string;
        quantity?: number;
        resourceId?: ResourceId;
        isRetry?: boolean;
      } = {},
    ): Promise<Placed> {
      const { quantity = 1, resourceId, isRetry } = wanted;
      const slot = {
        serviceId: service.id,
        startsAt: toInstant(startsAt),
        ...(resourceId && { resourceId }),
      };
      const found = await findSlot(slots, { slot, quantity, buyerId, idempotencyKey: key });
      const buyer = { kind: 'guest', id: buyerId } as Parameters<typeof placeSlot>[1]['buyer'];
      return placeSlot(
        { orders: bed.placing(), slots },
        { buyer, idempotencyKey: key, slot, quantity, found, ...(isRetry && { isRetry }) },
      );
    },

    change: (service: ServiceRecord) => void services.set(service.id, service),
  };
}
export type SlotBed = Awaited<ReturnType<typeof slotBed>>;

import type { ResourceId, ServiceId } from '../contract/ids.ts';
import { batchGetAcross, type KeyIn } from '../platform/batch-get.ts';
import type { Clock } from '../platform/clock.ts';
import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import type { ResourceRecord } from '../services/resource.ts';
import type { ServiceRecord } from '../services/service.ts';
import { resourceKey, toResourceRecord } from '../services/service-key.ts';
import type { ServiceRepository } from '../services/service-repository.ts';
import type { CalendarBlock } from './calendar-block.ts';
import { calendarBlockKey, toCalendarBlock } from './calendar-writes.ts';
import type { SlotResource } from './schedule.ts';
import type { SlotService } from './slot-service.ts';
import { toSlotResource, toSlotService } from './slot-terms.ts';

/** A service with its active resources, as they were read a few seconds ago at most. */
export interface Offered {
  readonly record: ServiceRecord;
  readonly service: SlotService;
  readonly resources: ReadonlyMap<ResourceId, SlotResource>;
}

/** Everything that the engine needs to say which slots are free. */
export interface SlotsRead extends Offered {
  readonly blocks: readonly CalendarBlock[];
}

interface ReaderDeps {
  readonly dynamo: DynamoDBDocumentClient;
  readonly tables: { readonly services: string; readonly calendars: string };
  readonly services: Pick<ServiceRepository, 'get'>;
  readonly clock: Clock;
}

interface Wanted {
  readonly serviceId: ServiceId;
  /** Returns the blocks that are needed of each resource. Throws for a question that the service has no answer to. */
  readonly blocksOf: (record: ServiceRecord, service: SlotService) => readonly number[];
  /** Reads the calendar of this resource only, of the group that it is in. */
  readonly resourceId?: ResourceId | undefined;
}

const keptMs = 3_000;
const mostKept = 500;

export type SlotReader = ReturnType<typeof slotReader>;

/**
 * Reads services with their resources and calendars, eventually consistent. The first read of a service is one request,
 * then one for each 100 of its resources and blocks together. For some seconds after that only blocks are read.
 */
export function slotReader({ dynamo, tables, services, clock }: ReaderDeps) {
  const kept = new Map<ServiceId, { readonly offered: Offered; readonly readAt: number }>();

  const keep = (offered: Offered, readAt: number) => {
    kept.delete(offered.record.id);
    kept.set(offered.record.id, { offered, readAt });
    if (kept.size > mostKept) kept.delete(kept.keys().next().value as ServiceId);
    return offered;
  };

  return {
    /** @returns undefined for a service that does not exist or is not published */
    async read({ serviceId, blocksOf, resourceId }: Wanted): Promise<SlotsRead | undefined> {
      const known = kept.get(serviceId);
      const readAt = clock.now();
      const fresh = known && readAt - known.readAt < keptMs ? known.offered : undefined;
      const record = fresh?.record ?? (await services.get(serviceId));
      if (record?.state !== 'published') return undefined;
      const service = fresh?.service ?? toSlotService(record);
      const blocks = blocksOf(record, service);
      const needed = service.requires.flatMap(({ resourceIds }) =>
        resourceId && resourceIds.includes(resourceId) ? [resourceId] : resourceIds,
      );
      const all = service.requires.flatMap(({ resourceIds }) => resourceIds);
      const keys: KeyIn[] = [
        ...(fresh ? [] : all.map((id) => ({ table: tables.services, key: resourceKey(id) }))),
        ...needed.flatMap((id) =>
          blocks.map((block) => ({
            table: tables.calendars,
            key: calendarBlockKey({ resourceId: id, block }),
          })),
        ),
      ];
      const found = await batchGetAcross(dynamo, keys);
      const offered =
        fresh ??
        keep(
          {
            record,
            service,
            resources: activeOf((found.get(tables.services) ?? []).map(toResourceRecord)),
          },
          readAt,
        );
      return { ...offered, blocks: (found.get(tables.calendars) ?? []).map(toCalendarBlock) };
    },
  };
}

/** Archived resources are left out: they serve no new slots. */
const activeOf = (records: readonly ResourceRecord[]): Map<ResourceId, SlotResource> =>
  new Map(
    records.filter(({ state }) => state === 'active').map((record) => [record.id, toSlotResource(record)]),
  );

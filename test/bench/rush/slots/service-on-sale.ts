import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { encodeBase32 } from '../../../../lib/platform/ids.ts';
import type { ResourceRecord } from '../../../../lib/services/resource.ts';
import type { ServiceRecord } from '../../../../lib/services/service.ts';
import { toResourceItem, toServiceItem } from '../../../../lib/services/service-item.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const table = 'stampede-dev-services';
const sellerId = 'slr_0000000000000001';

const idOf = (bytes: number) => encodeBase32(randomBytes(bytes));

/** The starts of a service's slots from the day after tomorrow on, one after the other. */
export const startsFrom = (now: number, count: number): string[] => {
  const first = Math.ceil(now / dayMs) * dayMs + dayMs;
  return Array.from({ length: count }, (_, n) => new Date(first + n * hourMs).toISOString());
};

/** Puts a boat that is open at all hours, and a service with it, into the tables of a local cloud. */
export async function serviceOnSale(endpoint: string, capacity: number): Promise<string> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials });
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const now = new Date().toISOString();
  const common = { sellerId, createdAt: now, updatedAt: now, version: 1, fingerprint: 'rush' } as const;
  const resource: ResourceRecord = {
    ...common,
    ...{ id: `res_${idOf(10)}`, name: 'Boat', kind: 'vehicle', timeZone: 'Etc/UTC', seats: capacity },
    weeklyHours: Array.from({ length: 7 }, (_, day) => ({ day: day + 1, from: 0, until: 1_440 })),
    ...{ overrides: [], holidays: [], timeOff: [], state: 'active' },
  };
  const service: ServiceRecord = {
    ...common,
    ...{ id: `svc_${idOf(5)}`, title: 'Rush', description: '', category: 'rush', pictures: [] },
    ...{ durationMinutes: 60, stepMinutes: 60, price: { amountMinor: 1999, currency: 'EUR' } },
    ...{ seating: 'shared', partySize: { min: 1, max: 1 }, buffers: { beforeMinutes: 0, afterMinutes: 0 } },
    ...{ noticeMinutes: 0, horizonDays: 60, questions: [], reminders: [], signedInOnly: false },
    requires: [{ name: 'Boat', resourceIds: [resource.id] }],
    numbers: { [resource.id]: 0 },
    ...{ state: 'published', origin: 'rush' },
  };
  try {
    for (const Item of [toResourceItem(resource), toServiceItem(service)])
      await documents.send(new PutCommand({ TableName: table, Item }));
  } finally {
    client.destroy();
  }
  return service.id;
}

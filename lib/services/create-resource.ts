import type { NewResource, Resource } from '../contract/resource.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { fingerprintOf } from '../platform/fingerprint.ts';
import { idFrom } from '../platform/ids.ts';
import { sellerOfNew } from '../sellers/find-seller-meant.ts';
import { resourceDeed } from './audit-service.ts';
import type { StaffServiceDependencies } from './dependencies.ts';
import { type ResourceRecord, toResource } from './resource.ts';

/**
 * Creates a resource. Its id comes from the caller and the key, so a retry finds what it created.
 * @throws AppError `forbidden`, `idempotency_key_reused`
 */
export async function createResource(
  { resources, audit, clock }: StaffServiceDependencies,
  { body, actor, idempotencyKey }: { body: NewResource; actor: Actor; idempotencyKey: string },
): Promise<Resource> {
  const { sellerId: named, ...fields } = body;
  const sellerId = sellerOfNew(actor, named, 'Sellers create their own resources. Leave sellerId out.');
  const now = toInstant(clock.now());
  const record: ResourceRecord = {
    ...fields,
    ...{ id: idFrom('res', `${actor.id}\n${idempotencyKey}`), sellerId, state: 'active', version: 1 },
    ...{ createdAt: now, updatedAt: now, fingerprint: fingerprintOf(body) },
  };
  if (await resources.create(record, audit.entry(actor, resourceDeed(null, record))))
    return toResource(record);
  const found = await resources.get(record.id, { consistent: true });
  if (found?.fingerprint === record.fingerprint) return toResource(found);
  throw new AppError(
    'idempotency_key_reused',
    'This key created a resource from another body. Use a new key.',
  );
}

import type { Deed } from '../audit/entry.ts';
import type { Facts } from '../contract/audit.ts';
import type { ResourceRecord } from './resource.ts';
import type { UnnumberedService } from './service-repository.ts';

/** Makes the audit deed of a change to a service. */
export const serviceDeed = (before: UnnumberedService | null, after: UnnumberedService): Deed => ({
  subject: { kind: 'service', id: after.id },
  before: before && serviceFacts(before),
  after: serviceFacts(after),
  at: after.updatedAt,
});

/** The entry has its own instant, and numbers follow from the resources. */
function serviceFacts(service: UnnumberedService): Facts {
  const facts: Record<string, unknown> = { ...service };
  for (const inside of ['origin', 'fingerprint', 'numbers', 'updatedAt']) delete facts[inside];
  return { ...facts, pictures: service.pictures.map(({ imageId, alt }) => ({ imageId, alt })) };
}

/** Makes the audit deed of a change to a resource. */
export const resourceDeed = (before: ResourceRecord | null, after: ResourceRecord): Deed => ({
  subject: { kind: 'resource', id: after.id },
  before: before && resourceFacts(before),
  after: resourceFacts(after),
  at: after.updatedAt,
});

const resourceFacts = ({ fingerprint: _f, updatedAt: _u, ...facts }: ResourceRecord): Facts => facts;

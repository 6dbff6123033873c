import { type Resource, type ResourceSummary, resource } from '../contract/resource.ts';

/** A resource as stored. */
export interface ResourceRecord extends Resource {
  /** The fingerprint of the request that created it, which distinguishes a retry from another request with its key. */
  readonly fingerprint: string;
}

const fieldOrder = Object.keys(resource.shape);

/** Makes a resource as its seller and staff see it. */
export function toResource({ fingerprint: _, ...record }: ResourceRecord): Resource {
  const entries = Object.entries(record).sort(([a], [b]) => fieldOrder.indexOf(a) - fieldOrder.indexOf(b));
  return Object.fromEntries(entries) as unknown as Resource;
}

/** Makes the part of a resource that buyers see. */
export const resourceSummaryOf = ({ id, name, kind, seats, timeZone }: ResourceRecord): ResourceSummary => ({
  id,
  name,
  kind,
  seats,
  timeZone,
});

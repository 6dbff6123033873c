import type { ResourcePatch } from '../contract/resource.ts';
import { type ChangeRefusal, changedBy, patched, refuseChange } from './decide-patch.ts';
import type { ResourceRecord } from './resource.ts';

export type ResourceDecision =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'change'; readonly resource: ResourceRecord }
  | ChangeRefusal;

/** Applies a patch to a resource. An archived one does not change. */
export function decideResourceUpdate(resource: ResourceRecord, patch: ResourcePatch): ResourceDecision {
  if (resource.state === 'archived')
    return refuseChange('The resource is archived and can no longer change.');
  return changedBy(resource, patch).length === 0
    ? { kind: 'unchanged' }
    : { kind: 'change', resource: patched(resource, patch) };
}

import type { ResourceId } from '../contract/ids.ts';

/** The number of each resource that has ever been in the first group of a service. */
export type ResourceNumbers = Readonly<Record<ResourceId, number>>;

/**
 * Gives the new ones of these resources the next numbers, in their order. A number stays with its resource for ever,
 * also while the resource is not in the service: the ids of slots are made of it.
 */
export function decideNumbers(before: ResourceNumbers, ids: readonly ResourceId[]): ResourceNumbers {
  const numbers: Record<ResourceId, number> = { ...before };
  let next = Object.keys(numbers).length;
  for (const id of ids) if (numbers[id] === undefined) numbers[id] = next++;
  return numbers;
}

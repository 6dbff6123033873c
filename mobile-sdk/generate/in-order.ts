import { eventList } from '../../lib/contract/events.ts';
import { operationList } from '../../lib/contract/operations.ts';

// The lists come from module namespaces. Their order depends on the loader: Node sorts names, Vite does not.

export const operationsInOrder = operationList.toSorted(
  (a, b) => compare(a.path, b.path) || compare(a.method, b.method),
);

export const eventsInOrder = eventList.toSorted((a, b) => compare(a.type, b.type));

/** Sorts by code unit, so that the order is the same under every locale. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

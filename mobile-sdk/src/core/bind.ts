import type { AnyRequest, Operation } from './operation.ts';
import { type Page, pagesOf } from './pages.ts';
import type { SendOptions } from './transport.ts';

/** Runs an operation: directly through the core, or with a client's additions. */
export type Carry = (operation: Operation, request: AnyRequest, options: SendOptions) => Promise<unknown>;

type Resources = Record<string, Record<string, unknown>>;

/** Makes `deals.get(id, options)` for each operation, by its name. The types are in generated/resources.ts. */
export function bind(operations: readonly Operation[], carry: Carry): Resources {
  const resources: Resources = {};
  for (const operation of operations) {
    const [resource, method] = operation.id.split('.') as [string, string];
    resources[resource] = { ...resources[resource], [method]: methodOf(operation, carry) };
  }
  return resources;
}

function methodOf(operation: Operation, carry: Carry) {
  const names = operation.path.match(/\w+(?=\})/g) ?? [];
  return (...given: unknown[]) => {
    const path: Record<string, string> = {};
    for (const name of names) path[name] = given.shift() as string;
    const { page, query, body } = operation;
    const input = (page || query || body) && given.shift();
    const options = (given[0] ?? {}) as SendOptions;
    if (!page) return carry(operation, { path, [query ? 'query' : 'body']: input }, options);
    return pagesOf((request) => carry(operation, request, options) as Promise<Page<unknown>>, {
      path,
      query: input as AnyRequest['query'],
    });
  };
}

import type { Core } from './create-core.ts';
import type { AnyRequest, Operation } from './operation.ts';
import { pagesOf } from './pages.ts';
import type { SendOptions } from './transport.ts';

type Table = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** How an operation is carried out: straight through the core, or with what a client puts around it. */
export type Carry = (operation: Operation, request: AnyRequest, options: SendOptions) => Promise<unknown>;

/** `deals.get(id, options)` of a table of operations; the types are spelled out in generated/resources.ts. */
export function bind(table: Table, carry: Carry): Record<string, Record<string, unknown>> {
  return mapped(table, (methods) => mapped(methods, (operation) => methodOf(operation, carry)));
}

/** The table's methods through a core alone. */
export const carryBy =
  (core: Core): Carry =>
  async (operation, request, options) =>
    (await core.send(operation, request, options)).data;

function methodOf(operation: Operation, carry: Carry) {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  return (...given: unknown[]) => {
    const path: Record<string, string> = {};
    names.forEach((name, index) => {
      path[name] = given[index] as string;
    });
    const input = operation.page || operation.body ? given[names.length] : undefined;
    const options = (given[names.length + (operation.page || operation.body ? 1 : 0)] ?? {}) as SendOptions;
    if (!operation.page) return carry(operation, { path, body: input }, options);
    return pagesOf(
      (cursor) =>
        carry(
          operation,
          { path, query: { ...(input as object), ...(cursor && { cursor }) } },
          options,
        ) as never,
    );
  };
}

function mapped<From, To>(
  table: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  const result: Record<string, To> = {};
  for (const name of Object.keys(table)) result[name] = change(table[name] as From);
  return result;
}

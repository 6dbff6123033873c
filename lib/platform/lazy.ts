/**
 * Makes a thing at its first use, and keeps it: each part of a function is made once in a container, and only where the
 * function has it. What fails is not kept.
 *
 * Written after a PURE mark, it is left out of the bundles that do not ask for it: without the mark esbuild has to take
 * the call for one that does something.
 * @example
 * export const dynamo = /* @__PURE__ *\/ lazy(dynamoDocuments);
 */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Makes a value at its first use, and keeps it. Each part of a function is made once in a container, and only if the
 * function uses it. A failed attempt is not kept.
 *
 * Write a PURE mark before the call. Bundles that do not use the value then leave it out. Without the mark, esbuild
 * must assume that the call has side effects.
 *
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

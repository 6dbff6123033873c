import type { AnyRequest, Operation } from './operation.ts';

/** Path and query of a request. URL and URLSearchParams are not complete in React Native. */
export function urlOf({ path }: Operation, request: AnyRequest): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = request.path?.[name];
    if (!value) throw new TypeError(`${name} is missing`);
    return encodeURIComponent(value);
  });
  const query = formOf(request.query ?? {});
  return query ? `${filled}?${query}` : filled;
}

/** `a=1&b=2`, without what is undefined. */
export const formOf = (fields: Readonly<Record<string, unknown>>): string =>
  Object.keys(fields)
    .filter((name) => fields[name] !== undefined)
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(String(fields[name]))}`)
    .join('&');

/** An address without its last slash, to append a path to. */
export const rootOf = (address: string): string => address.replace(/\/$/, '');

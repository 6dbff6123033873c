import type { AnyRequest, Operation } from './operation.ts';

/** Makes the path and query of a request. URL and URLSearchParams are incomplete in React Native. */
export function urlOf({ path }: Operation, request: AnyRequest): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = request.path?.[name];
    if (!value) throw new TypeError(`${name} is missing`);
    return encodeURIComponent(value);
  });
  const query = formOf(request.query ?? {});
  return query ? `${filled}?${query}` : filled;
}

/** Makes `a=1&b=2`, without undefined values. */
export const formOf = (fields: Readonly<Record<string, unknown>>): string =>
  Object.keys(fields)
    .filter((name) => fields[name] !== undefined)
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(String(fields[name]))}`)
    .join('&');

/** Removes an address's last slash, to append a path. */
export const rootOf = (address: string): string => address.replace(/\/$/, '');

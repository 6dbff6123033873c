/** A decoded form: brackets become objects and lists. Every leaf is text, as it was sent. */
export interface Params {
  [name: string]: Param;
}
export type Param = string | Params | Param[];

/**
 * Decodes the bracket syntax of Stripe's requests: `card[number]=…`, `expand[]=…`, `items[0][id]=…`.
 * @see https://docs.stripe.com/api/expanding_objects
 */
export function decodeForm(source: string | URLSearchParams): Params {
  const root: Params = Object.create(null);
  for (const [name, value] of new URLSearchParams(source)) {
    const path = [name.replace(/\[.*$/, ''), ...[...name.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1])];
    put(root, path as string[], value);
  }
  return asLists(root) as Params;
}

function put(into: Params, [head = '', ...rest]: string[], value: string): void {
  const name = head === '' ? String(Object.keys(into).length) : head;
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const inner = into[name];
  if (typeof inner !== 'object') into[name] = Object.create(null) as Params;
  put(into[name] as Params, rest, value);
}

function asLists(value: Param): Param {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, asLists(inner)] as const);
  const isList = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

import type { AuditEntry } from '@stampede/mobile-sdk/admin';

/** A field of a change, before and after; undefined where the side does not have it. */
export interface Change {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Facts = AuditEntry['before'];

/** Returns what an entry changed, field by field. Objects are taken apart: `price.amountMinor`. Lists show what was added and removed. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Change[] {
  const [old, now] = [flat(before), flat(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => old.get(field) !== now.get(field))
    .toSorted((one, other) => placeOf(one) - placeOf(other) || (one < other ? -1 : 1))
    .map((field) => ({ field, before: old.get(field), after: now.get(field) }));
}

/** The fields that say most, so they stand first. The API gives them in no order. */
const first = ['title', 'name', 'state', 'status', 'role', 'amount', 'price', 'reason', 'quantityTotal'];
/** The fields that every change has. */
const last = ['id', 'version', 'createdAt', 'updatedAt'];

function placeOf(field: string): number {
  const [root = ''] = field.split('.');
  const place = first.indexOf(root);
  return place >= 0 ? place : first.length + (last.indexOf(root) + 1);
}

function flat(facts: Facts): Map<string, string> {
  const found = new Map<string, string>();
  const add = (value: unknown, path: string) => {
    if (isObject(value) && Object.keys(value).length > 0)
      for (const [name, inner] of Object.entries(value)) add(inner, path ? `${path}.${name}` : name);
    else if (value !== undefined) found.set(path, textOf(value));
  };
  for (const [name, value] of Object.entries(facts ?? {})) add(value, name);
  return found;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: unknown): string {
  if (value === null) return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(textOf).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Returns `roles: admin → support`, for a cell of a CSV file. */
export const changeText = ({ field, before, after }: Change): string =>
  before === undefined
    ? `${field}: ${after}`
    : after === undefined
      ? `${field}: ${before} → –`
      : `${field}: ${before} → ${after}`;

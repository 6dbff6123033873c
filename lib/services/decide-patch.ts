import type { FieldError } from '../contract/problem-document.ts';

/** A refusal of a change, as a value. */
export interface ChangeRefusal {
  readonly kind: 'refuse';
  readonly code: 'invalid_state' | 'invalid_request';
  readonly message: string;
  readonly errors?: readonly FieldError[];
}

export const refuseChange = (message: string): ChangeRefusal => ({
  kind: 'refuse',
  code: 'invalid_state',
  message,
});

/** Makes a refusal of faults. @returns undefined when there are none */
export function refuseFaults(errors: readonly FieldError[]): ChangeRefusal | undefined {
  const [first] = errors;
  return (
    first && { kind: 'refuse', code: 'invalid_request', message: `${first.path}: ${first.message}`, errors }
  );
}

/** Applies the fields of a patch. A field left out stays, and `null` removes. */
export function patched<T extends object>(before: T, patch: object): T {
  const said = Object.entries(patch).filter(([, value]) => value !== undefined);
  const next = Object.entries({ ...before, ...Object.fromEntries(said) });
  return Object.fromEntries(next.filter(([, value]) => value !== null)) as T;
}

/** Returns the fields of a patch whose values are others than before. */
export const changedBy = (before: object, patch: object): string[] =>
  Object.entries(patch).flatMap(([name, value]) =>
    value === undefined || isSame((before as Record<string, unknown>)[name] ?? null, value) ? [] : [name],
  );

/** Compares two JSON values, whatever the order of their fields. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [ours, theirs] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...keys].every((key) => isSame(ours[key], theirs[key]));
}

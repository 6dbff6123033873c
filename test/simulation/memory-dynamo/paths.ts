import { validation } from './failures.ts';
import type { Words } from './lexer.ts';
import { type Item, isMap, type Value } from './values.ts';

/** `claims.#claim.units`, `list[0]`: names and placeholders, and places in lists. */
export type Path = readonly (string | number)[];

/** What the placeholders of an expression stand for. */
export interface Scope {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Value>>;
}

export function readPath(words: Words): Path {
  const path: (string | number)[] = [readName(words)];
  for (;;) {
    if (words.accept('.')) path.push(readName(words));
    else if (words.accept('[')) {
      path.push(Number(words.next()));
      words.expect(']');
    } else return path;
  }
}

function readName(words: Words): string {
  const name = words.next();
  if (!/^#?\w+$/.test(name) || /^\d/.test(name)) throw validation(`"${name}" names no attribute`);
  return name;
}

/** The path with its placeholders replaced. */
export const resolve = (path: Path, { names }: Scope): Path =>
  path.map((step) => (typeof step === 'string' && step.startsWith('#') ? (names[step] as string) : step));

/** The value at a resolved path, or undefined. */
export function valueAt(item: Item | undefined, path: Path): Value {
  let value: Value = item;
  for (const step of path) value = child(value, step);
  return value;
}

function child(value: Value, step: string | number): Value {
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined;
  return isMap(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** Sets the value at a resolved path of a copy that may be changed; a list has a place for it already. */
export function setAt(item: Item, path: Path, value: Value): void {
  const [parent, last] = parentOf(item, path);
  if (typeof last === 'string' && isMap(parent)) parent[last] = value;
  else if (typeof last === 'number' && Array.isArray(parent) && last < parent.length) parent[last] = value;
  else throw invalidPath();
}

/** Removes what is there; a list closes up. */
export function removeAt(item: Item, path: Path): void {
  const [parent, last] = parentOf(item, path);
  if (typeof last === 'string' && isMap(parent)) delete parent[last];
  else if (typeof last === 'number' && Array.isArray(parent)) parent.splice(last, 1);
  else throw invalidPath();
}

const parentOf = (item: Item, path: Path) =>
  [valueAt(item, path.slice(0, -1)), path.at(-1) as string | number] as const;

const invalidPath = () =>
  validation('The document path provided in the update expression is invalid for update');

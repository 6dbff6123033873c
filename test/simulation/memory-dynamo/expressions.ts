import { type Condition, holds, type Operand, readCondition } from './condition.ts';
import { validation } from './failures.ts';
import { wordsOf } from './lexer.ts';
import { type Path, readPath, resolve, type Scope, setAt, valueAt } from './paths.ts';
import { readUpdate, type UpdateActions, updated } from './update.ts';
import { copy, type Item, typeOf, type Value } from './values.ts';

/** The parts of a command that hold expressions. */
export interface Expressions {
  readonly ConditionExpression?: string | undefined;
  readonly UpdateExpression?: string | undefined;
  readonly KeyConditionExpression?: string | undefined;
  readonly FilterExpression?: string | undefined;
  readonly ProjectionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, Value> | undefined;
}

/** What a command's expressions mean. */
export interface Meaning {
  readonly condition: Condition | undefined;
  readonly update: UpdateActions | undefined;
  readonly keyCondition: Condition | undefined;
  readonly filter: Condition | undefined;
  readonly projection: readonly Path[] | undefined;
  readonly scope: Scope;
}

/** @throws ValidationException for what cannot be read, or uses placeholders that are not given, or leaves some unused. */
export function meaningOf(input: Expressions): Meaning {
  const scope = {
    names: input.ExpressionAttributeNames ?? {},
    values: given(input.ExpressionAttributeValues ?? {}),
  };
  demandSamePlaceholders(input, scope);
  return {
    condition: input.ConditionExpression === undefined ? undefined : conditionOf(input.ConditionExpression),
    update: input.UpdateExpression === undefined ? undefined : actionsOf(input.UpdateExpression),
    keyCondition:
      input.KeyConditionExpression === undefined ? undefined : conditionOf(input.KeyConditionExpression),
    filter: input.FilterExpression === undefined ? undefined : conditionOf(input.FilterExpression),
    projection:
      input.ProjectionExpression === undefined ? undefined : projectionOf(input.ProjectionExpression),
    scope,
  };
}

function given(values: Record<string, Value>): Record<string, Value> {
  const kept: Record<string, Value> = {};
  for (const name in values) {
    if (values[name] === undefined) continue;
    typeOf(values[name]);
    kept[name] = values[name];
  }
  return kept;
}

function demandSamePlaceholders(input: Expressions, { names, values }: Scope): void {
  const used = [
    input.ConditionExpression,
    input.UpdateExpression,
    input.KeyConditionExpression,
    input.FilterExpression,
    input.ProjectionExpression,
  ].flatMap((expression) => (expression === undefined ? [] : placeholdersIn(expression)));
  for (const placeholders of used)
    for (const name of placeholders)
      if (!(name in names || name in values)) throw validation(`${name} is used and not given`);
  for (const given of [names, values])
    for (const name in given)
      if (!used.some((placeholders) => placeholders.has(name)))
        throw validation(`${name} is given and not used`);
}

/** The same few expressions come thousands of times. */
function remembered<T>(read: (expression: string) => T): (expression: string) => T {
  const known = new Map<string, T>();
  return (expression) => {
    const result = known.get(expression) ?? read(expression);
    known.set(expression, result);
    return result;
  };
}

const conditionOf = remembered(readCondition);
const placeholdersIn = remembered((text: string): ReadonlySet<string> => new Set(text.match(/[#:]\w+/g)));
const actionsOf = remembered(readUpdate);
const projectionOf = remembered((expression: string): readonly Path[] => {
  const words = wordsOf(expression);
  const paths = [readPath(words)];
  while (words.accept(',')) paths.push(readPath(words));
  if (words.ahead() !== '') throw validation(`Unexpected "${words.ahead()}" in: ${expression}`);
  return paths;
});

export const passes = (condition: Condition | undefined, item: Item | undefined, scope: Scope): boolean =>
  condition === undefined || holds(condition, item, scope);

export const afterUpdate = (actions: UpdateActions | undefined, before: Item, scope: Scope): Item =>
  updated(actions ?? [], before, scope);

/** A copy of the item, or of what the projection names at its top level. */
export function projected(item: Item, projection: readonly Path[] | undefined, scope: Scope): Item {
  if (!projection) return copy(item);
  const result: Item = {};
  for (const path of projection) {
    if (path.length !== 1) throw validation('This double projects attributes, and no paths inside them');
    const resolved = resolve(path, scope);
    const value = valueAt(item, resolved);
    if (value !== undefined) setAt(result, resolved, copy(value));
  }
  return result;
}

/**
 * Demands what DynamoDB demands of a key condition: the partition key equals a value, and at most one condition on the
 * sort key.
 */
export function demandKeyCondition(
  condition: Condition | undefined,
  keys: readonly string[],
  scope: Scope,
): void {
  const parts = condition?.kind === 'and' ? condition.parts : condition ? [condition] : [];
  const names = parts.map((part) => keyNamed(part, scope));
  const [partition, sort] = keys;
  const equality = parts[names.indexOf(partition)];
  const sound =
    equality?.kind === 'compare' &&
    equality.comparator === '=' &&
    names.every((name) => name === partition || name === sort);
  if (!sound || new Set(names).size !== names.length)
    throw validation(`Query condition missed key schema element: ${keys}`);
}

function keyNamed(part: Condition, scope: Scope): string | undefined {
  if (part.kind === 'compare' && part.comparator === '<>') return undefined;
  if (part.kind === 'call' && part.name !== 'begins_with') return undefined;
  if (part.kind !== 'compare' && part.kind !== 'between' && part.kind !== 'call') return undefined;
  const [first, ...others] = part.operands as [Operand, ...Operand[]];
  if (first.kind !== 'path' || others.some(({ kind }) => kind !== 'value')) return undefined;
  const [name, ...deeper] = resolve(first.path, scope);
  return deeper.length === 0 ? String(name) : undefined;
}

import { validation } from './failures.ts';
import { type Words, wordsOf } from './lexer.ts';
import { type Path, readPath, removeAt, resolve, type Scope, setAt, valueAt } from './paths.ts';
import { copy, equal, type Item, type Value } from './values.ts';

type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly name: string }
  | {
      readonly kind: 'if_not_exists' | 'list_append' | '+' | '-';
      readonly operands: readonly [Operand, Operand];
    };

type Action =
  | { readonly kind: 'SET'; readonly path: Path; readonly operand: Operand }
  | { readonly kind: 'REMOVE'; readonly path: Path }
  | { readonly kind: 'ADD' | 'DELETE'; readonly path: Path; readonly value: string };

export type UpdateActions = readonly Action[];

const clauses = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html */
export function readUpdate(expression: string): UpdateActions {
  const words = wordsOf(expression);
  const actions: Action[] = [];
  const left = new Set(clauses);
  while (words.ahead() !== '') {
    const clause = [...left].find((known) => words.accept(known));
    if (!clause) throw validation(`"${words.ahead()}" begins no clause in: ${expression}`);
    left.delete(clause);
    do actions.push(readAction(words, clause));
    while (words.accept(','));
  }
  return actions;
}

function readAction(words: Words, kind: (typeof clauses)[number]): Action {
  const path = readPath(words);
  if (kind === 'REMOVE') return { kind, path };
  if (kind !== 'SET') return { kind, path, value: words.next() };
  words.expect('=');
  return { kind, path, operand: readSum(words) };
}

function readSum(words: Words): Operand {
  const operand = readOperand(words);
  const kind = (['+', '-'] as const).find((known) => words.accept(known));
  return kind ? { kind, operands: [operand, readOperand(words)] } : operand;
}

function readOperand(words: Words): Operand {
  if (words.ahead().startsWith(':')) return { kind: 'value', name: words.next() };
  const kind = (['if_not_exists', 'list_append'] as const).find((known) => known === words.ahead());
  if (!kind) return { kind: 'path', path: readPath(words) };
  words.next();
  words.expect('(');
  const first = readOperand(words);
  words.expect(',');
  const second = readOperand(words);
  words.expect(')');
  return { kind, operands: [first, second] };
}

/** Refuses given values that no item could make right, before any condition is looked at. */
export function demandTypes(actions: UpdateActions, { values }: Scope): void {
  for (const action of actions) {
    if (action.kind === 'SET') demandOperandTypes(action.operand, values);
    if (action.kind !== 'ADD' && action.kind !== 'DELETE') continue;
    const given = values[action.value];
    if (!(given instanceof Set) && !(action.kind === 'ADD' && typeof given === 'number')) throw mistyped();
  }
}

function demandOperandTypes(operand: Operand, values: Scope['values']): void {
  if (operand.kind === 'path' || operand.kind === 'value') return;
  for (const inner of operand.operands) {
    demandOperandTypes(inner, values);
    if (inner.kind !== 'value' || operand.kind === 'if_not_exists') continue;
    const given = values[inner.name];
    if (operand.kind === 'list_append' ? !Array.isArray(given) : typeof given !== 'number') throw mistyped();
  }
}

/** The item after the update; every operand is read from the item before it. */
export function updated(actions: UpdateActions, before: Item, scope: Scope): Item {
  const after = copy(before);
  const paths = actions.map(({ path }) => resolve(path, scope));
  refuseOverlaps(paths);
  const changes = actions.map((action, index) => {
    const path = paths[index] as Path;
    return () => perform(action, path, { before, after, scope });
  });
  for (const change of changes) change();
  return after;
}

function perform(
  action: Action,
  path: Path,
  { before, after, scope }: { before: Item; after: Item; scope: Scope },
): void {
  if (action.kind === 'REMOVE') removeAt(after, path);
  else if (action.kind === 'SET') setAt(after, path, copy(operandOf(action.operand, before, scope)));
  else {
    const given = scope.values[action.value];
    const result = (action.kind === 'ADD' ? plus : minus)(valueAt(before, path), given);
    if (result === undefined) removeAt(after, path);
    else setAt(after, path, result);
  }
}

/** ADD: a number to a number, or members to a set; what is not there counts as nothing. */
function plus(value: Value, given: Value): Value {
  if (typeof given === 'number' && (value === undefined || typeof value === 'number'))
    return (value ?? 0) + given;
  if (given instanceof Set && (value === undefined || value instanceof Set))
    return given.union(value ?? new Set());
  throw mistyped();
}

/** DELETE: members from a set; an empty set is no attribute. */
function minus(value: Value, given: Value): Value {
  if (!(given instanceof Set)) throw mistyped();
  if (value === undefined) return undefined;
  if (!(value instanceof Set)) throw mistyped();
  const left = value.difference(given);
  return left.size === 0 ? undefined : left;
}

function operandOf(operand: Operand, before: Item, scope: Scope): Value {
  const value = lookUp(operand, before, scope);
  if (value !== undefined) return value;
  throw validation('The provided expression refers to an attribute that does not exist in the item');
}

function lookUp(operand: Operand, before: Item, scope: Scope): Value {
  if (operand.kind === 'value') return scope.values[operand.name];
  if (operand.kind === 'path') return valueAt(before, resolve(operand.path, scope));
  const [first, second] = operand.operands;
  if (operand.kind === 'if_not_exists')
    return lookUp(first, before, scope) ?? operandOf(second, before, scope);
  const [one, other] = [operandOf(first, before, scope), operandOf(second, before, scope)];
  if (operand.kind === 'list_append' && Array.isArray(one) && Array.isArray(other)) return [...one, ...other];
  if (typeof one !== 'number' || typeof other !== 'number') throw mistyped();
  return operand.kind === '+' ? one + other : one - other;
}

const mistyped = () => validation('An operand in the update expression has an incorrect data type');

function refuseOverlaps(paths: readonly Path[]): void {
  for (const [index, path] of paths.entries())
    for (const other of paths.slice(index + 1)) {
      const shared = Math.min(path.length, other.length);
      if (equal(path.slice(0, shared), other.slice(0, shared)))
        throw validation(`Two document paths overlap with each other: ${path.join('.')}, ${other.join('.')}`);
    }
}

import { validation } from './failures.ts';
import { type Words, wordsOf } from './lexer.ts';
import { type Path, readPath, resolve, type Scope, valueAt } from './paths.ts';
import { compare, equal, type Item, typeOf, type Value } from './values.ts';

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'size'; readonly path: Path };

const comparators = ['=', '<>', '<', '<=', '>', '>='] as const;
const functions = [
  'attribute_exists',
  'attribute_not_exists',
  'attribute_type',
  'begins_with',
  'contains',
] as const;
export type Comparator = (typeof comparators)[number];

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | {
      readonly kind: 'compare';
      readonly comparator: Comparator;
      readonly operands: readonly [Operand, Operand];
    }
  | { readonly kind: 'between'; readonly operands: readonly [Operand, Operand, Operand] }
  | { readonly kind: 'in'; readonly operand: Operand; readonly among: readonly Operand[] }
  | {
      readonly kind: 'call';
      readonly name: (typeof functions)[number];
      readonly operands: readonly Operand[];
    };

/**
 * Reads a condition, filter or key condition.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 */
export function readCondition(expression: string): Condition {
  const words = wordsOf(expression);
  const condition = readOr(words);
  if (words.ahead() !== '') throw validation(`Unexpected "${words.ahead()}" in: ${expression}`);
  return condition;
}

function readOr(words: Words): Condition {
  const parts = [readAnd(words)];
  while (words.accept('OR')) parts.push(readAnd(words));
  return parts.length === 1 ? (parts[0] as Condition) : { kind: 'or', parts };
}

function readAnd(words: Words): Condition {
  const parts = [readNot(words)];
  while (words.accept('AND')) parts.push(readNot(words));
  return parts.length === 1 ? (parts[0] as Condition) : { kind: 'and', parts };
}

const enclosed = new WeakSet<Condition>();

function readNot(words: Words): Condition {
  if (words.accept('NOT')) return { kind: 'not', part: readNot(words) };
  if (words.accept('(')) {
    const inner = readOr(words);
    words.expect(')');
    if (enclosed.has(inner)) throw validation('The expression has redundant parentheses');
    enclosed.add(inner);
    return inner;
  }
  const name = functions.find((known) => known === words.ahead());
  return name ? readCall(words, name) : readComparison(words);
}

function readCall(words: Words, name: (typeof functions)[number]): Condition {
  words.next();
  return { kind: 'call', name, operands: readList(words) };
}

function readList(words: Words): Operand[] {
  words.expect('(');
  const operands = [readOperand(words)];
  while (words.accept(',')) operands.push(readOperand(words));
  words.expect(')');
  return operands;
}

function readComparison(words: Words): Condition {
  const operand = readOperand(words);
  if (words.accept('IN')) return { kind: 'in', operand, among: readList(words) };
  if (words.accept('BETWEEN')) {
    const low = readOperand(words);
    words.expect('AND');
    return { kind: 'between', operands: [operand, low, readOperand(words)] };
  }
  const comparator = comparators.find((known) => known === words.ahead());
  if (!comparator) throw validation(`"${words.ahead()}" compares nothing`);
  words.next();
  return { kind: 'compare', comparator, operands: [operand, readOperand(words)] };
}

function readOperand(words: Words): Operand {
  if (words.ahead().startsWith(':')) return { kind: 'value', name: words.next() };
  if (words.ahead() !== 'size') return { kind: 'path', path: readPath(words) };
  words.next();
  words.expect('(');
  const path = readPath(words);
  words.expect(')');
  return { kind: 'size', path };
}

/** Whether it holds for an item; nothing holds of an attribute that is not there, but that it is not. */
export function holds(condition: Condition, item: Item | undefined, scope: Scope): boolean {
  const of = (operand: Operand) => operandOf(operand, item, scope);
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => holds(part, item, scope));
    case 'or':
      return condition.parts.some((part) => holds(part, item, scope));
    case 'not':
      return !holds(condition.part, item, scope);
    case 'in':
      return condition.among.some((each) => compares('=', of(condition.operand), of(each)));
    case 'between': {
      const [value, low, high] = condition.operands.map(of);
      return compares('>=', value, low) && compares('<=', value, high);
    }
    case 'compare':
      return compares(condition.comparator, of(condition.operands[0]), of(condition.operands[1]));
    case 'call':
      return calls(condition.name, condition.operands.map(of));
  }
}

function operandOf(operand: Operand, item: Item | undefined, scope: Scope): Value {
  if (operand.kind === 'value') return scope.values[operand.name];
  const value = valueAt(item, resolve(operand.path, scope));
  return operand.kind === 'path' ? value : sizeOf(value);
}

function compares(comparator: Comparator, one: Value, other: Value): boolean {
  if (one === undefined || other === undefined) return comparator === '<>' && one !== other;
  if (comparator === '=') return equal(one, other);
  if (comparator === '<>') return !equal(one, other);
  const order = compare(one, other);
  if (order === undefined) return false;
  if (comparator === '<') return order < 0;
  if (comparator === '<=') return order <= 0;
  return comparator === '>' ? order > 0 : order >= 0;
}

function calls(name: (typeof functions)[number], [value, argument]: readonly Value[]): boolean {
  if (name === 'attribute_not_exists') return value === undefined;
  if (value === undefined) return false;
  if (name === 'attribute_exists') return true;
  if (name === 'attribute_type') return typeOf(value) === argument;
  if (name === 'begins_with')
    return typeof value === 'string' && typeof argument === 'string' && value.startsWith(argument);
  if (typeof value === 'string') return typeof argument === 'string' && value.includes(argument);
  if (value instanceof Set) return value.has(argument);
  return Array.isArray(value) && value.some((each) => equal(each, argument));
}

function sizeOf(value: Value): number | undefined {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (value instanceof Set) return value.size;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined;
}

import { type Condition, type Operand, readCondition } from '../simulation/memory-dynamo/condition.ts';

/**
 * A clause of a condition, and what takes its place when it is gone: `true` where it restricts (a part of AND, or the
 * whole condition), `false` where it permits (a part of OR).
 */
export interface Clause {
  readonly text: string;
  readonly becomes: boolean;
}

/** Holds for every item, and needs no placeholder; the operands it is joined to stay, so every value is still used. */
const always = 'attribute_exists(pk) OR attribute_not_exists(pk)';
const never = 'attribute_exists(pk) AND attribute_not_exists(pk)';

/** Every clause of an expression, once each: those of AND and OR, and theirs. */
export function clausesOf(expression: string): Clause[] {
  const found = new Map<string, Clause>();
  const visit: Visit = (clause, whole) => {
    found.set(keyOf(clause), clause);
    return whole;
  };
  write(readCondition(expression), visit);
  return [...found.values()];
}

/** The expression without one of its clauses. */
export const without = (expression: string, dropped: Clause): string =>
  write(readCondition(expression), (clause, text) => {
    if (keyOf(clause) !== keyOf(dropped)) return text;
    return clause.becomes ? `(${text} OR ${always})` : `(${text} AND ${never})`;
  });

/**
 * The expression in the form that `without` gives it, with each clause joined to what does not change it: what an
 * engine takes in this form, it takes with a clause dropped.
 */
export const rewritten = (expression: string): string =>
  write(readCondition(expression), ({ becomes }, text) =>
    becomes ? `(${text} OR (${never}))` : `(${text} AND (${always}))`,
  );

export const keyOf = ({ text, becomes }: Clause): string => `${text} → ${becomes}`;

type Visit = (clause: Clause, text: string) => string;

function write(condition: Condition, visit: Visit): string {
  // The parts of a whole AND restrict one by one; anything else is one clause that restricts.
  return condition.kind === 'and' ? joined(condition, visit) : written(condition, true, visit);
}

function written(condition: Condition, becomes: boolean, visit: Visit): string {
  const text = joined(condition, visit);
  const clause = { text: generic(joined(condition, (_, text) => text)), becomes };
  return visit(clause, condition.kind === 'and' || condition.kind === 'or' ? `(${text})` : text);
}

function joined(condition: Condition, visit: Visit): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts
        .map((part) => written(part, condition.kind === 'and', visit))
        .join(` ${condition.kind.toUpperCase()} `);
    case 'not':
      return `NOT (${joined(condition.part, (_, text) => text)})`;
    case 'compare':
      return condition.operands.map(operand).join(` ${condition.comparator} `);
    case 'between': {
      const [value, low, high] = condition.operands.map(operand);
      return `${value} BETWEEN ${low} AND ${high}`;
    }
    case 'in':
      return `${operand(condition.operand)} IN (${condition.among.map(operand).join(', ')})`;
    case 'call':
      return `${condition.name}(${condition.operands.map(operand).join(', ')})`;
  }
}

function operand(operand: Operand): string {
  if (operand.kind === 'value') return operand.name;
  const path = operand.path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`))
    .join('');
  return operand.kind === 'size' ? `size(${path})` : path;
}

/** Placeholders that a loop numbers stand for one clause in the source: `#claim0`, `#claim1` are `#claimN`. */
const generic = (text: string): string => text.replace(/([#:][A-Za-z_]+)\d+/g, '$1N');

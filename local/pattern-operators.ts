/** Tests the leaf values of an event at one path. The list is empty when the path is absent or no leaf. */
export type Predicate = (found: unknown[]) => boolean;

type Test = (value: unknown) => boolean;
type Operators = Record<string, (operand: unknown) => Predicate>;

/** Returns the values at a path for patterns: scalars, and the scalars inside a list. */
export function leaves(value: unknown): unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(leaves);
  return typeof value === 'object' && value !== null ? [] : [value];
}

/** Compiles one alternative of a field: a literal, or an object with one operator. */
export function compileAlternative(item: unknown, dialect: 'rule' | 'filter', where: string): Predicate {
  if (typeof item !== 'object' || item === null) return any((value) => value === item);
  const entries = Object.entries(item);
  const [entry] = entries;
  if (Array.isArray(item) || !entry || entries.length > 1) {
    throw new Error(`A match${where} must be a literal or an object with one operator`);
  }
  const [name, operand] = entry;
  const compile = operators[name];
  if (!compile) throw new Error(`Unrecognized match type ${name}${where}`);
  if (dialect === 'filter') refuseInFilter(name, operand, where);
  try {
    return compile(operand);
  } catch (error) {
    throw new Error(`${(error as Error).message}${where}`);
  }
}

const operators: Operators = {
  exists(operand) {
    if (typeof operand !== 'boolean') throw new Error('exists must be true or false');
    return (found) => found.length > 0 === operand;
  },
  prefix: (operand) => any(affix('prefix', operand)),
  suffix: (operand) => any(affix('suffix', operand)),
  'equals-ignore-case': (operand) => any(equalsIgnoringCase(operand)),
  wildcard: (operand) => any(wildcard(operand)),
  numeric: (operand) => any(numeric(operand)),
  'anything-but': (operand) => any(anythingBut(operand)),
};

const any =
  (test: Test): Predicate =>
  (found) =>
    found.some(test);

function affix(kind: 'prefix' | 'suffix', operand: unknown): Test {
  if (typeof operand === 'object' && operand !== null && 'equals-ignore-case' in operand) {
    const wanted = text(kind, operand['equals-ignore-case']).toLowerCase();
    return strings((value) => hasAffix(kind, value.toLowerCase(), wanted));
  }
  const wanted = text(kind, operand);
  return strings((value) => hasAffix(kind, value, wanted));
}

function hasAffix(kind: 'prefix' | 'suffix', value: string, wanted: string): boolean {
  return kind === 'prefix' ? value.startsWith(wanted) : value.endsWith(wanted);
}

function equalsIgnoringCase(operand: unknown): Test {
  const wanted = text('equals-ignore-case', operand).toLowerCase();
  return strings((value) => value.toLowerCase() === wanted);
}

/** `*` matches any characters; `\*` and `\\` match themselves. Two stars in a row are refused, as by AWS. */
function wildcard(operand: unknown): Test {
  const tokens = text('wildcard', operand).match(/\\[\s\S]|[\s\S]/g) ?? [];
  let source = '';
  for (const [index, token] of tokens.entries()) {
    if (token === '*' && tokens[index - 1] === '*') throw new Error('wildcard has consecutive * characters');
    if (token.startsWith('\\') && token !== '\\*' && token !== '\\\\') {
      throw new Error('wildcard has an invalid escape');
    }
    source += token === '*' ? '[\\s\\S]*' : (token.at(-1) ?? '').replace(/[.*+?^${}()|[\]\\]/, '\\$&');
  }
  const expression = new RegExp(`^${source}$`);
  return strings((value) => expression.test(value));
}

const comparisons: Record<string, (value: number, limit: number) => boolean> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

function numeric(operand: unknown): Test {
  if (!Array.isArray(operand) || (operand.length !== 2 && operand.length !== 4)) {
    throw new Error('numeric must hold one comparison, or two that make a range');
  }
  const tests: ((value: number) => boolean)[] = [];
  for (let index = 0; index < operand.length; index += 2) {
    const compare = comparisons[String(operand[index])];
    const limit: unknown = operand[index + 1];
    if (!compare || typeof limit !== 'number')
      throw new Error('numeric must be pairs of operator and number');
    tests.push((value) => compare(value, limit));
  }
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

function anythingBut(operand: unknown): Test {
  if (typeof operand === 'object' && operand !== null && !Array.isArray(operand)) {
    const [entry, more] = Object.entries(operand);
    const make = entry && !more ? excludable[entry[0]] : undefined;
    if (!entry || !make) throw new Error('anything-but holds an operator that is not supported');
    const excluded = [entry[1]].flat().map(make);
    return (value) => !excluded.some((test) => test(value));
  }
  const excluded = [operand].flat();
  if (excluded.length === 0 || excluded.some((item) => typeof item === 'object')) {
    throw new Error('anything-but must hold strings or numbers');
  }
  return (value) => !excluded.includes(value);
}

const excludable: Record<string, (operand: unknown) => Test> = {
  prefix: (operand) => affix('prefix', operand),
  suffix: (operand) => affix('suffix', operand),
  'equals-ignore-case': equalsIgnoringCase,
  wildcard,
};

/** Lambda's event filtering has no wildcard and no nested anything-but. */
function refuseInFilter(name: string, operand: unknown, where: string): void {
  const nested = typeof operand === 'object' && operand !== null && !Array.isArray(operand);
  if (name === 'wildcard' || (name === 'anything-but' && nested)) {
    throw new Error(`Lambda's event filtering does not know this ${name}${where}`);
  }
}

function strings(test: (value: string) => boolean): Test {
  return (value) => typeof value === 'string' && test(value);
}

function text(operator: string, operand: unknown): string {
  if (typeof operand !== 'string') throw new Error(`${operator} must be a string`);
  return operand;
}

/** A word of an expression: a name, a placeholder, a number, or a sign. */
export interface Token {
  text: string;
  at: number;
}

/** Splits an expression into its words. Results are cached by text, since a program has few expressions and sends them often. */
export function tokensOf(text: string): readonly Token[] {
  const known = kept.get(text);
  if (known) return known;
  const tokens = [...text.matchAll(/[#:]?[A-Za-z_][\w]*|[#:]\w+|\d+|<>|<=|>=|[^\s]/g)].map((match) => ({
    text: match[0],
    at: match.index,
  }));
  if (kept.size >= KEPT) kept.clear();
  kept.set(text, tokens);
  return tokens;
}

const KEPT = 1_000;
const kept = new Map<string, readonly Token[]>();

/** Words that are not names. */
export const keywords = ['AND', 'BETWEEN', 'IN', 'NOT', 'OR'];
const comparators = ['=', '<>', '<', '<=', '>', '>='];
const functions = [
  'attribute_exists',
  'attribute_not_exists',
  'attribute_type',
  'begins_with',
  'contains',
  'size',
];
const updates = ['if_not_exists', 'list_append'];
const types = ['B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'N', 'NS', 'S', 'M'];

interface Values {
  readonly [placeholder: string]: Readonly<Record<string, unknown>>;
}

/**
 * Returns DynamoDB's error for a condition, filter or update that dynoxide 1.2.1 accepts, in DynamoDB's words.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters
 */
export function expressionFault(text: string, values: Values = {}): string | undefined {
  const tokens = tokensOf(text);
  return capitals(tokens) ?? tooMuch(tokens) ?? sameOperand(tokens) ?? unknownType(tokens, values);
}

/** Function names are lower case. */
function capitals(tokens: readonly Token[]): string | undefined {
  const called = tokens.find(
    ({ text }, i) =>
      tokens[i + 1]?.text === '(' &&
      /^[A-Za-z]/.test(text) &&
      !keywords.includes(text.toUpperCase()) &&
      ![...functions, ...updates].includes(text),
  );
  return called && `Invalid function name; function: ${called.text}`;
}

function tooMuch(tokens: readonly Token[]): string | undefined {
  let operators = 0;
  for (const [i, { text }] of tokens.entries()) {
    const word = text.toUpperCase();
    if ([...keywords, ...comparators, '+', '-'].includes(word)) operators++;
    if (functions.includes(text) || updates.includes(text)) operators++;
    if (word !== 'IN') continue;
    const operands = operandsFrom(tokens, i + 1);
    if (operands > 100)
      return `The IN operator is provided with too many operands; number of operands: ${operands}`;
  }
  // The AND of a BETWEEN is not a separate operator.
  operators -= tokens.filter(({ text }) => text.toUpperCase() === 'BETWEEN').length;
  return operators > 300
    ? `The expression contains too many operators; operator count: ${operators}`
    : undefined;
}

function operandsFrom(tokens: readonly Token[], open: number): number {
  let depth = 0;
  let operands = 1;
  for (const { text } of tokens.slice(open)) {
    if (text === '(') depth++;
    if (text === ')' && --depth === 0) break;
    if (text === ',' && depth === 1) operands++;
  }
  return operands;
}

/** `pk = pk`: DynamoDB refuses to compare an attribute with itself. */
function sameOperand(tokens: readonly Token[]): string | undefined {
  for (const [i, { text: operator }] of tokens.entries()) {
    if (!comparators.includes(operator)) continue;
    const [left, right] = [tokens[i - 1]?.text ?? '', tokens[i + 1]?.text];
    const alone = !/[.\])]/.test(tokens[i - 2]?.text ?? '') && !/[.[(]/.test(tokens[i + 2]?.text ?? '');
    if (left === right && alone && !left.startsWith(':'))
      return `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: [${left}]`;
  }
  return undefined;
}

function unknownType(tokens: readonly Token[], values: Values): string | undefined {
  for (const [i, { text }] of tokens.entries()) {
    if (text !== 'attribute_type') continue;
    const placeholder = tokens.slice(i).find((each) => each.text.startsWith(':'))?.text ?? '';
    const value = values[placeholder];
    if (!value) continue;
    if (typeof value.S !== 'string')
      return `Incorrect operand type for operator or function; operator or function: attribute_type, operand type: ${Object.keys(value)[0]}`;
    if (!types.includes(value.S))
      return `Invalid attribute type name found; type: ${value.S}, valid types: {${types.join(',')}}`;
  }
  return undefined;
}

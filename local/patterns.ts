import { compileAlternative, leaves, type Predicate } from './pattern-operators.ts';

/** Returns whether an event matches the pattern. */
export type EventMatcher = (event: unknown) => boolean;

/** The use of a pattern: Lambda's filter criteria have fewer operators than EventBridge rules. */
export type PatternDialect = 'rule' | 'filter';

type Json = Record<string, unknown>;

/**
 * Compiles an event pattern. Fields are joined by AND, the alternatives of a field and the branches of
 * `$or` by OR. Where an event holds a list of objects, one of them must satisfy the whole nested pattern,
 * as EventBridge's array consistency has it.
 *
 * @throws Error naming the operator or the path that is not a valid pattern.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export function compilePattern(pattern: unknown, dialect: PatternDialect = 'rule'): EventMatcher {
  if (!isObject(pattern) || Object.keys(pattern).length === 0) {
    throw new Error('An event pattern must be a JSON object with at least one field');
  }
  return compileObject(pattern, dialect, []);
}

function compileObject(pattern: Json, dialect: PatternDialect, path: string[]): EventMatcher {
  const fields = Object.entries(pattern).map(([name, value]) =>
    name === '$or' && Array.isArray(value)
      ? compileOr(value, dialect, path)
      : compileField(name, value, dialect, [...path, name]),
  );
  const matchOne = (candidate: Json) => fields.every((field) => field(candidate));
  return (value) => {
    if (!Array.isArray(value)) return matchOne(isObject(value) ? value : {});
    return value.length === 0
      ? matchOne({})
      : value.flat(9).some((item) => matchOne(isObject(item) ? item : {}));
  };
}

function compileOr(branches: unknown[], dialect: PatternDialect, path: string[]): EventMatcher {
  if (branches.length < 2) throw new Error(`$or${at(path)} needs at least two patterns`);
  const matchers = branches.map((branch) => {
    if (!isObject(branch)) throw new Error(`$or${at(path)} must hold patterns`);
    return compileObject(branch, dialect, path);
  });
  return (event) => matchers.some((matches) => matches(event));
}

function compileField(name: string, value: unknown, dialect: PatternDialect, path: string[]): EventMatcher {
  if (isObject(value)) {
    if (Object.keys(value).length === 0) throw new Error(`Empty objects are not allowed${at(path)}`);
    const nested = compileObject(value, dialect, path);
    return (event) => nested((event as Json)[name]);
  }
  if (!Array.isArray(value)) throw new Error(`"${name}"${at(path)} must be an object or an array`);
  if (value.length === 0) throw new Error(`Empty arrays are not allowed${at(path)}`);
  const alternatives: Predicate[] = value.map((item) => compileAlternative(item, dialect, at(path)));
  return (event) => {
    const found = leaves((event as Json)[name]);
    return alternatives.some((matches) => matches(found));
  };
}

function at(path: string[]): string {
  return path.length === 0 ? '' : ` at ${path.join('.')}`;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

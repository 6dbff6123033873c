import { TemplateError } from './template-error.ts';

/** The lookups for the intrinsic functions of one stack. */
export interface Scope {
  /** Returns the value of `Ref` for a resource, parameter or pseudo parameter. Throws when it is unknown. */
  ref(id: string): unknown;
  getAtt(id: string, attribute: string): unknown;
  importValue(name: string): unknown;
  mapping(map: string, first: string, second: string): unknown;
  /** The definition of a named condition. */
  condition(name: string): unknown;
}

/** Marks a property to leave out, as `AWS::NoValue` does. */
export const NO_VALUE: unique symbol = Symbol('AWS::NoValue');

type Evaluate = (argument: unknown, scope: Scope) => unknown;

/**
 * The intrinsic functions by their key in JSON.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
const INTRINSICS: Record<string, Evaluate> = {
  Ref: (id, scope) => scope.ref(String(id)),
  'Fn::GetAtt': (argument, scope) => {
    const [id, ...rest] = typeof argument === 'string' ? argument.split('.') : (argument as string[]);
    return scope.getAtt(String(id), String(resolve(rest.join('.'), scope)));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, items] = list(argument, scope, 'Fn::Join');
    return (items as unknown[]).map(String).join(String(separator));
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = list(argument, scope, 'Fn::Select');
    const value = (items as unknown[])[Number(index)];
    if (value === undefined) throw new TemplateError(`Fn::Select: there is no item ${index}`);
    return value;
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = list(argument, scope, 'Fn::Split');
    return String(text).split(String(separator));
  },
  'Fn::Sub': substitute,
  'Fn::If': (argument, scope) => {
    const [name, whenTrue, whenFalse] = argument as [string, unknown, unknown];
    return resolve(truth(name, scope) ? whenTrue : whenFalse, scope);
  },
  'Fn::ImportValue': (argument, scope) => scope.importValue(String(resolve(argument, scope))),
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = list(argument, scope, 'Fn::FindInMap');
    return scope.mapping(String(map), String(first), String(second));
  },
  'Fn::Base64': (argument, scope) => Buffer.from(String(resolve(argument, scope))).toString('base64'),
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(argument, scope, 'Fn::Equals');
    return String(left) === String(right);
  },
  'Fn::Not': (argument, scope) => !list(argument, scope, 'Fn::Not')[0],
  'Fn::And': (argument, scope) => list(argument, scope, 'Fn::And').every(Boolean),
  'Fn::Or': (argument, scope) => list(argument, scope, 'Fn::Or').some(Boolean),
  'Fn::GetAZs': () => ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  Condition: (name, scope) => truth(String(name), scope),
};

/** Replaces every intrinsic function in the value by its result. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value))
    return value.map((item) => resolve(item, scope)).filter((item) => item !== NO_VALUE);
  if (typeof value === 'string') return withoutDynamicReference(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const only = entries.length === 1 ? entries[0] : undefined;
  if (only && isIntrinsic(only[0], only[1])) return evaluate(only[0], only[1], scope);
  const resolved = entries.map(([key, item]) => [key, resolve(item, scope)] as const);
  return Object.fromEntries(resolved.filter(([, item]) => item !== NO_VALUE));
}

/** Returns whether a named condition holds. */
export function truth(name: string, scope: Scope): boolean {
  return Boolean(resolve(scope.condition(name), scope));
}

function withoutDynamicReference(text: string): string {
  const reference = /\{\{resolve:[^}]+\}\}/.exec(text)?.[0];
  if (reference) throw new TemplateError(`The local cloud does not support dynamic references: ${reference}`);
  return text;
}

/** `Condition` is also an ordinary key in IAM statements. Its value is an object there. */
function isIntrinsic(key: string, argument: unknown): boolean {
  if (key === 'Condition') return typeof argument === 'string';
  return key === 'Ref' || key.startsWith('Fn::');
}

function evaluate(key: string, argument: unknown, scope: Scope): unknown {
  const intrinsic = INTRINSICS[key];
  if (!intrinsic) throw new TemplateError(`The local cloud does not support the intrinsic function ${key}`);
  return intrinsic(argument, scope);
}

function substitute(argument: unknown, scope: Scope): string {
  const [text, variables] = typeof argument === 'string' ? [argument, {}] : (argument as [string, object]);
  const own = resolve(variables, scope) as Record<string, unknown>;
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in own) return String(own[name]);
    const dot = name.indexOf('.');
    return String(dot < 0 ? scope.ref(name) : scope.getAtt(name.slice(0, dot), name.slice(dot + 1)));
  });
}

function list(argument: unknown, scope: Scope, name: string): unknown[] {
  const resolved = resolve(argument, scope);
  if (!Array.isArray(resolved)) throw new TemplateError(`${name} needs a list`);
  return resolved;
}

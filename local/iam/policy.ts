import { ACCOUNT } from '../names.ts';

/** A policy document as templates have it. */
export interface PolicyDocument {
  Statement?: Statement | Statement[];
}

type OneOrMore = string | string[];
type Conditions = Record<string, Record<string, OneOrMore | boolean>>;

export interface Statement {
  Effect: 'Allow' | 'Deny';
  Action?: OneOrMore;
  Resource?: OneOrMore;
  Principal?: unknown;
  Condition?: Conditions;
  [other: string]: unknown;
}

/** The rights of a role: its own policies, and those of the resources that it uses. */
export interface Rights {
  /** `assumed-role/ROLE/FUNCTION`. */
  principal: string;
  identity: Statement[];
  /** The policies of resources. Only their denials are checked. */
  resources: Statement[];
}

/** An action that a function is about to perform. */
export interface Deed {
  action: string;
  resource: string;
  /** Condition keys in lower case. */
  context?: Readonly<Record<string, string>>;
}

const operators: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  ArnEquals: matches,
  ArnLike: matches,
  Bool: (value, wanted) => value === wanted.toLowerCase(),
  StringEquals: (value, wanted) => value === wanted,
  StringLike: matches,
  // For keys with one value in a request, such as the partition of each write of one item.
  'ForAllValues:StringLike': matches,
};

/** Negated operators. They hold when no value matches, and for a key that the request does not have. */
const negated: Readonly<Record<string, string>> = { ArnNotLike: 'ArnLike', StringNotEquals: 'StringEquals' };

/** Keys that every request here has. */
const always: Readonly<Record<string, string>> = {
  'aws:principalisawsservice': 'false',
  'aws:securetransport': 'true',
};

/**
 * Reads the statements of a document.
 * @throws Error naming a part that the local cloud cannot check. An unknown part must not count as allowed or denied.
 */
export function statementsOf(document: PolicyDocument): Statement[] {
  const statements = [document.Statement ?? []].flat();
  for (const statement of statements) {
    const unknown = ['NotAction', 'NotResource', 'NotPrincipal'].find((name) => name in statement);
    if (unknown) throw new Error(`The local cloud does not check ${unknown}`);
    for (const operator of Object.keys(statement.Condition ?? {}))
      if (!operators[negated[operator] ?? operator])
        throw new Error(`The local cloud does not support the condition ${operator}`);
  }
  return statements;
}

/**
 * Returns IAM's refusal of the action, in its words. Undefined when it is allowed.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function refusalOf(rights: Rights, deed: Deed): string | undefined {
  const { action, resource } = deed;
  const context = { 'aws:principalarn': roleOf(rights.principal), ...deed.context };
  const who = `User: arn:aws:sts::${ACCOUNT}:${rights.principal} is not authorized to perform: ${action} on resource: ${resource}`;
  const applies = (effect: Statement['Effect']) => (each: Statement) =>
    each.Effect === effect && statementApplies(each, { ...deed, context });
  if (rights.identity.some(applies('Deny')))
    return `${who} with an explicit deny in an identity-based policy`;
  if (rights.resources.some(applies('Deny')))
    return `${who} with an explicit deny in a resource-based policy`;
  if (rights.identity.some(applies('Allow'))) return undefined;
  return `${who} because no identity-based policy allows the ${action} action`;
}

/** Returns the role of a session, which is the value of `aws:PrincipalArn`. */
const roleOf = (principal: string): string => `arn:aws:iam::${ACCOUNT}:role/${principal.split('/')[1] ?? ''}`;

function statementApplies(statement: Statement, { action, resource, context = {} }: Deed): boolean {
  const some = (patterns: OneOrMore | undefined, value: string) =>
    [patterns ?? []].flat().some((pattern) => matches(value, pattern));
  return (
    some(lower(statement.Action), action.toLowerCase()) &&
    some(statement.Resource, resource) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => {
        const value = context[key.toLowerCase()] ?? always[key.toLowerCase()];
        const positive = negated[operator];
        const fits = operators[positive ?? operator];
        // A missing key fulfils no other operator.
        const isMet = value !== undefined && [wanted].flat().some((each) => fits?.(value, String(each)));
        return positive ? !isMet : isMet;
      }),
    )
  );
}

const lower = (patterns: OneOrMore | undefined): string[] =>
  [patterns ?? []].flat().map((pattern) => pattern.toLowerCase());

const expressions = new Map<string, RegExp>();

/** `*` matches any text, `?` one character. */
function matches(value: string, pattern: string): boolean {
  if (pattern === '*' || pattern === value) return true;
  if (!/[*?]/.test(pattern)) return false;
  let expression = expressions.get(pattern);
  if (!expression) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    expression = new RegExp(`^${source}$`, 's');
    expressions.set(pattern, expression);
  }
  return expression.test(value);
}

/** A statement of AWS WAF as templates have it, of the kinds that rules by address use. */
export interface WafStatement {
  readonly AndStatement?: { readonly Statements: readonly WafStatement[] };
  readonly NotStatement?: { readonly Statement: WafStatement };
  readonly ByteMatchStatement?: {
    readonly FieldToMatch: {
      readonly Method?: object;
      readonly UriPath?: object;
      readonly QueryString?: object;
    };
    readonly PositionalConstraint: string;
    readonly SearchString: string;
    readonly TextTransformations: readonly { readonly Priority: number; readonly Type: string }[];
  };
}

export interface WafRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: string;
}

const transformations: Readonly<Record<string, (text: string) => string>> = {
  NONE: (text) => text,
  URL_DECODE: (text) =>
    text.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16))),
  NORMALIZE_PATH: (text) => new URL(text.replace(/\/{2,}/g, '/'), 'https://x').pathname,
};

const positions: Readonly<Record<string, (text: string, wanted: string) => boolean>> = {
  EXACTLY: (text, wanted) => text === wanted,
  STARTS_WITH: (text, wanted) => text.startsWith(wanted),
  CONTAINS: (text, wanted) => text.includes(wanted),
};

/**
 * Whether a request is one of those that a statement is about.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
 */
export function isAbout(statement: WafStatement, request: WafRequest): boolean {
  const { AndStatement: all, NotStatement: not, ByteMatchStatement: match } = statement;
  if (all) return all.Statements.every((part) => isAbout(part, request));
  if (not) return !isAbout(not.Statement, request);
  if (!match) throw new Error(`A statement that this test does not know: ${JSON.stringify(statement)}`);
  const { FieldToMatch: field, TextTransformations: steps } = match;
  const text = field.Method ? request.method : field.UriPath ? request.path : (request.query ?? '');
  const read = steps
    .toSorted((one, other) => one.Priority - other.Priority)
    .reduce((sofar, { Type }) => (transformations[Type] as (text: string) => string)(sofar), text);
  return (positions[match.PositionalConstraint] as (text: string, wanted: string) => boolean)(
    read,
    match.SearchString,
  );
}

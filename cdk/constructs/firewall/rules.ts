import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>;
type Statement = CfnWebACL.StatementProperty;

/** Enables figures only. A sampled request would show a person's request and address. */
export const figuresOnly = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: false,
});

/** Returns the rules in the order in which they are evaluated. */
export const inOrder = (rules: readonly Rule[]): CfnWebACL.RuleProperty[] =>
  rules.map((rule, priority) => ({ ...rule, priority }));

export interface RateRule {
  readonly name: string;
  readonly metric: string;
  readonly limit: number;
  readonly seconds: 60 | 120 | 300 | 600;
  /** The requests to count. The default is all. */
  readonly of?: Statement;
}

/** Answers 429 to an address that sends more than `limit` requests in a sliding window. It lags by tens of seconds. */
export const byAddress = ({ name, metric, limit, seconds, of }: RateRule): Rule => ({
  name,
  action: { block: { customResponse: { responseCode: 429 } } },
  statement: {
    rateBasedStatement: {
      aggregateKeyType: 'IP',
      limit,
      evaluationWindowSec: seconds,
      ...(of && { scopeDownStatement: of }),
    },
  },
  visibilityConfig: figuresOnly(metric),
});

/** Refuses (403) matching requests from any sender. */
export const refuse = ({
  name,
  metric,
  what,
}: {
  readonly name: string;
  readonly metric: string;
  readonly what: Statement;
}): Rule => ({
  name,
  action: { block: {} },
  statement: what,
  visibilityConfig: figuresOnly(metric),
});

/** Marks matching requests, for the filter of the log. */
export const marked = ({
  name,
  metric,
  what,
}: {
  readonly name: string;
  readonly metric: string;
  readonly what: Statement;
}): Rule => ({
  name,
  action: { count: {} },
  statement: what,
  ruleLabels: [{ name }],
  visibilityConfig: figuresOnly(metric),
});

export interface ManagedRules {
  readonly name: string;
  readonly metric: string;
  /** AWS's name of the group, as in `AWSManagedRulesCommonRuleSet`. */
  readonly group: string;
  /** Rules of the group that would hit our own callers. They only count. */
  readonly onlyCount?: readonly string[];
  readonly config?: CfnWebACL.ManagedRuleGroupConfigProperty;
  /** The requests that it looks at. The default is all. */
  readonly of?: Statement;
}

/** A group of rules that AWS maintains. */
export const managed = ({ name, metric, group, onlyCount = [], config, of }: ManagedRules): Rule => ({
  name,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name: group,
      ...(onlyCount.length > 0 && {
        ruleActionOverrides: onlyCount.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      }),
      ...(config && { managedRuleGroupConfigs: [config] }),
      ...(of && { scopeDownStatement: of }),
    },
  },
  visibilityConfig: figuresOnly(metric),
});

const asIs = [{ priority: 0, type: 'NONE' }];
/** Normalises paths as the API does: `/v1/%62ookings` and `/v1/./bookings` are `/v1/bookings`, however often encoded. */
const decoded = [
  { priority: 0, type: 'URL_DECODE' },
  { priority: 1, type: 'URL_DECODE' },
  { priority: 2, type: 'NORMALIZE_PATH' },
];

export const pathStarts = (path: string): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'STARTS_WITH',
    searchString: path,
    textTransformations: decoded,
  },
});

export const pathIs = (path: string): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'EXACTLY',
    searchString: path,
    textTransformations: decoded,
  },
});

export const methodIs = (method: string): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { method: {} },
    positionalConstraint: 'EXACTLY',
    searchString: method,
    textTransformations: asIs,
  },
});

export const headerIs = (name: string, value: string): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { singleHeader: { Name: name } },
    positionalConstraint: 'EXACTLY',
    searchString: value,
    textTransformations: asIs,
  },
});

export const hasHeader = (name: string): Statement => ({
  sizeConstraintStatement: {
    fieldToMatch: { singleHeader: { Name: name } },
    comparisonOperator: 'GT',
    size: 0,
    textTransformations: asIs,
  },
});

/** Matches a query string that contains this text, as in `cursor=`. The parameter's name may be encoded. */
export const queryHas = (text: string): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { queryString: {} },
    positionalConstraint: 'CONTAINS',
    searchString: text,
    textTransformations: decoded.slice(0, 2),
  },
});

export const not = (statement: Statement): Statement => ({ notStatement: { statement } });
export const all = (...statements: Statement[]): Statement => ({ andStatement: { statements } });
export const any = (...statements: Statement[]): Statement => ({ orStatement: { statements } });

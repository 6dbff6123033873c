import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>;
type Statement = CfnWebACL.StatementProperty;

/** Figures only: a sampled request would show who did what from where. */
export const figuresOnly = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: false,
});

/** Rules in the order in which they are asked. */
export const inOrder = (rules: readonly Rule[]): CfnWebACL.RuleProperty[] =>
  rules.map((rule, priority) => ({ ...rule, priority }));

export interface RateRule {
  readonly name: string;
  readonly metric: string;
  readonly limit: number;
  readonly seconds: 60 | 120 | 300 | 600;
  /** What is counted; everything, when nothing is said. */
  readonly of?: Statement;
}

/** Answers 429 to an address that sends more than so much in a sliding window. It lags by tens of seconds. */
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

/** Refuses (403) what fits, whoever sends it. */
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

export interface ManagedRules {
  readonly name: string;
  readonly metric: string;
  /** AWS's name of the group, as in `AWSManagedRulesCommonRuleSet`. */
  readonly group: string;
  /** Rules of the group that would hit our own callers: they count, and do nothing. */
  readonly onlyCount?: readonly string[];
  readonly config?: CfnWebACL.ManagedRuleGroupConfigProperty;
}

/** A group of rules that AWS keeps. */
export const managed = ({ name, metric, group, onlyCount = [], config }: ManagedRules): Rule => ({
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
    },
  },
  visibilityConfig: figuresOnly(metric),
});

const asIs = [{ priority: 0, type: 'NONE' }];
/** As the API matches paths: `/v1/%62ookings` and `/v1/./bookings` are `/v1/bookings`, however often it is encoded. */
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

/** A parameter of the query that this text is in, as in `cursor=`; its name may be encoded. */
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

import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { placeBooking } from '../../../lib/contract/operations/bookings.ts';
import { readCalendarFeed } from '../../../lib/contract/operations/calendars.ts';
import { listDeals } from '../../../lib/contract/operations/deals.ts';
import { createGuest, renewGuest } from '../../../lib/contract/operations/guests.ts';
import type { EdgeSettings } from '../../edge-settings.ts';
import type { Stage } from '../../stages.ts';
import { type AlarmTopic, oneMinute } from '../alarms/alarm-topic.ts';
import { nameOf } from '../platform.ts';
import {
  all,
  byAddress,
  figuresOnly,
  hasHeader,
  inOrder,
  managed,
  marked,
  methodIs,
  not,
  pathIs,
  pathStarts,
  queryHas,
} from './rules.ts';

export interface EdgeFirewallProps {
  readonly stage: Stage;
  readonly settings: EdgeSettings;
  readonly alarms: AlarmTopic;
}

const sent = ({ method, path }: { readonly method: string; readonly path: string }) =>
  all(methodIs(method), pathIs(path));

/**
 * The firewall before the edge. Floods and known bots end here, before they cost anything else. The functions decide
 * how much a buyer may order, because they know buyers and devices (lib/abuse).
 */
export class EdgeFirewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { stage, settings, alarms }: EdgeFirewallProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      name: nameOf(stage, 'edge'),
      description: 'Stops floods and known bots before the API',
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: figuresOnly(nameOf(stage, 'edge')),
      rules: inOrder(rules(stage, settings)),
    });
    this.arn = acl.attrArn;
    this.#log(stage, acl);
    alarms.watch(this, 'Refused', {
      name: 'edge-requests-refused',
      metric: new Metric({
        ...oneMinute,
        namespace: 'AWS/WAFV2',
        metricName: 'BlockedRequests',
        dimensionsMap: { WebACL: nameOf(stage, 'edge'), Rule: 'ALL' },
        statistic: Stats.SUM,
      }),
      threshold: 10_000,
      periods: 3,
      says: 'The firewall has refused ten thousand requests a minute for three minutes.',
      runbook: 'requests-refused',
    });
  }

  /** The label's whole name. @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-label-requirements.html */
  #labelOf(stage: Stage, label: string): string {
    return `awswaf:${Stack.of(this).account}:webacl:${nameOf(stage, 'edge')}:${label}`;
  }

  /**
   * Logs only refused or challenged requests, without tokens. Requests that are only counted may come from anybody. The
   * path of a feed is a secret, so requests for feeds are not logged.
   */
  #log(stage: Stage, acl: CfnWebACL): void {
    const log = new LogGroup(this, 'Log', {
      // AWS WAF requires this prefix.
      logGroupName: `aws-waf-logs-${nameOf(stage, 'edge')}`,
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [
        // The log group's ARN without its final `:*`.
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: log.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: ['authorization', 'cookie', 'x-challenge-token', 'x-device-id'].map((Name) => ({
        singleHeader: { Name },
      })),
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: ['BLOCK', 'CHALLENGE'].map((Action) => ({
          Behavior: 'KEEP',
          Requirement: 'MEETS_ALL',
          Conditions: [
            { ActionCondition: { Action } },
            { LabelNameCondition: { LabelName: this.#labelOf(stage, logged) } },
          ],
        })),
      },
    });
  }
}

/** The label of requests that the log may have. */
const logged = 'logged';

const ofFeeds = pathStarts(readCalendarFeed.path.replace(/\{\w+\}$/, ''));

/** Matches deals and availability without a cursor. Every invented cursor reaches the API, so those count as uncached. */
const answeredByEdge = all(methodIs('GET'), pathStarts(listDeals.path), not(queryHas('cursor=')));

/** The rules, cheap ones first. */
function rules(stage: Stage, { perAddress, botControl, challengeBrowsers }: EdgeSettings) {
  const metric = (name: string) => nameOf(stage, `edge-${name}`);
  const limit = (name: string, most: number, of?: CfnWebACL.StatementProperty) =>
    byAddress({ name, metric: metric(name), limit: most, seconds: 60, ...(of && { of }) });
  return [
    marked({ name: logged, metric: metric(logged), what: not(ofFeeds) }),
    limit('requests-by-address', perAddress.all, not(answeredByEdge)),
    limit('kept-reads-by-address', perAddress.kept, answeredByEdge),
    limit('orders-by-address', perAddress.orders, sent(placeBooking)),
    limit('guests-by-address', perAddress.guests, sent(createGuest)),
    limit('renewals-by-address', perAddress.guests, sent(renewGuest)),
    managed({
      name: 'known-bots',
      metric: metric('known-bots'),
      group: 'AWSManagedRulesAmazonIpReputationList',
    }),
    managed({
      name: 'known-bad-inputs',
      metric: metric('known-bad-inputs'),
      group: 'AWSManagedRulesKnownBadInputsRuleSet',
    }),
    managed({
      name: 'common',
      metric: metric('common'),
      group: 'AWSManagedRulesCommonRuleSet',
      // Apps may send no User-Agent, and a deal's texts are longer than 8 KB. The API has limits of its own.
      onlyCount: ['NoUserAgent_HEADER', 'SizeRestrictions_BODY'],
    }),
    ...(botControl
      ? [
          managed({
            name: 'bot-control',
            metric: metric('bot-control'),
            group: 'AWSManagedRulesBotControlRuleSet',
            // An app sends requests with a library, not a browser.
            onlyCount: ['CategoryHttpLibrary', 'SignalNonBrowserUserAgent'],
            config: { awsManagedRulesBotControlRuleSet: { inspectionLevel: 'COMMON' } },
            // Calendar programs are bots, and welcome.
            of: not(ofFeeds),
          }),
        ]
      : []),
    ...(challengeBrowsers ? [challenge(metric('orders-of-browsers'))] : []),
  ];
}

/**
 * Matches browsers: each sends Sec-Fetch-Mode, and no page can remove it. Apps do not send it, and could not solve a
 * challenge.
 */
const challenge = (metric: string) => ({
  name: 'orders-of-browsers',
  action: { challenge: {} },
  statement: all(methodIs(placeBooking.method), pathIs(placeBooking.path), hasHeader('sec-fetch-mode')),
  visibilityConfig: figuresOnly(metric),
});

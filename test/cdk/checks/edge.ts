import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { cachedReads, covers } from '../../../cdk/constructs/edge/cached-reads.ts';
import { edgeAt } from '../../../cdk/edge-settings.ts';
import { EdgeGlobalStack } from '../../../cdk/stacks/edge-global-stack.ts';
import { type StageName, stageNamed } from '../../../cdk/stages.ts';
import { edgeHeaders } from '../../../lib/contract/edge.ts';
import { operationList } from '../../../lib/contract/operations.ts';
import { webhooks } from '../../../lib/contract/webhooks.ts';
import { isAbout, type WafStatement } from './firewall-rule.ts';
import { resourcesOf, synthesized, targetOf } from './synthesized.ts';

interface Behavior {
  readonly PathPattern?: string;
  readonly AllowedMethods?: string[];
  readonly CachePolicyId: { Ref: string };
  readonly TargetOriginId: string;
  readonly ViewerProtocolPolicy: string;
  readonly Compress: boolean;
  readonly ResponseHeadersPolicyId: unknown;
}

interface Origin {
  readonly Id: string;
  readonly OriginCustomHeaders?: { HeaderName: string; HeaderValue: unknown }[];
  readonly OriginShield?: { Enabled: boolean };
  readonly OriginAccessControlId?: unknown;
}

interface Distribution {
  readonly DistributionConfig: {
    readonly Aliases: string[];
    readonly HttpVersion: string;
    readonly ViewerCertificate: { MinimumProtocolVersion: string };
    readonly WebACLId: unknown;
    readonly DefaultCacheBehavior: Behavior;
    readonly CacheBehaviors: Behavior[];
    readonly Origins: Origin[];
    readonly CustomErrorResponses: { ErrorCode: number; ErrorCachingMinTTL: number }[];
  };
}

interface CachePolicy {
  readonly CachePolicyConfig: {
    readonly MinTTL: number;
    readonly MaxTTL: number;
    readonly ParametersInCacheKeyAndForwardedToOrigin: {
      readonly HeadersConfig: { HeaderBehavior: string; Headers?: string[] };
      readonly QueryStringsConfig: { QueryStringBehavior: string; QueryStrings?: string[] };
      readonly CookiesConfig: { CookieBehavior: string };
    };
  };
}

interface Rule {
  readonly Name: string;
  readonly Action?: Record<string, unknown>;
  readonly Statement: {
    readonly RateBasedStatement?: { Limit: number; ScopeDownStatement: WafStatement };
    readonly ManagedRuleGroupStatement?: { Name: string; RuleActionOverrides?: { Name: string }[] };
  };
}

interface WebAcl {
  readonly Name: string;
  readonly Scope: string;
  readonly Rules: Rule[];
}

/** The parts of the edge. The console's host has its own checks. */
const ofEdge = <P>(type: string, stage: StageName = 'prod') =>
  resourcesOf<P>(stage, type).filter(({ stack }) => stack === `stampede-${stage}-edge`);
const [distribution] = ofEdge<Distribution>('AWS::CloudFront::Distribution');
if (!distribution) throw new Error('prod has no distribution');
const config = distribution.properties.DistributionConfig;
const originOf = (behavior: Behavior | undefined) =>
  config.Origins.find(({ Id }) => Id === behavior?.TargetOriginId) as Origin;
const keyOf = (behavior: Behavior | undefined) =>
  ofEdge<CachePolicy>('AWS::CloudFront::CachePolicy').find(({ id }) => id === behavior?.CachePolicyId.Ref)
    ?.properties.CachePolicyConfig as CachePolicy['CachePolicyConfig'];
const at = (pattern: string) => config.CacheBehaviors.find(({ PathPattern }) => PathPattern === pattern);
const pathOf = ({ path }: { readonly path: string }) => path.replace(/\{\w+\}/g, 'x');

describe('the edge', () => {
  it('stands before staging and prod, and not before dev', () => {
    const standsAt = (stage: 'dev' | 'staging' | 'prod') =>
      ofEdge<Distribution>('AWS::CloudFront::Distribution', stage).flatMap(
        ({ properties }) => properties.DistributionConfig.Aliases,
      );
    expect(standsAt('dev')).toEqual([]);
    expect(standsAt('staging')).toEqual(['api.staging.stampede.example']);
    expect(standsAt('prod')).toEqual(['api.stampede.example']);
  });

  it('speaks HTTP/2 and HTTP/3 over TLS 1.2 or newer, compressed, with the headers of security', () => {
    expect(config.HttpVersion).toBe('http2and3');
    expect(config.ViewerCertificate.MinimumProtocolVersion).toBe('TLSv1.2_2021');
    for (const behavior of [config.DefaultCacheBehavior, ...config.CacheBehaviors]) {
      expect(behavior.Compress).toBe(true);
      expect(behavior.ViewerProtocolPolicy).toMatch(/https/);
      expect(behavior.ResponseHeadersPolicyId).toBeDefined();
    }
    const [headers] = ofEdge('AWS::CloudFront::ResponseHeadersPolicy');
    // What the firewall asks for, and what it is answered with.
    expect(JSON.stringify(headers?.properties)).toMatch(/X-Aws-Waf-Token.*X-Amzn-Waf-Action/);
    expect(JSON.stringify(headers?.properties)).toMatch(
      /StrictTransportSecurity.*default-src|default-src.*StrictTransportSecurity/,
    );
  });

  it('keeps exactly the reads that the contract lets it keep', () => {
    for (const operation of operationList) {
      const kept = cachedReads().filter(({ pattern }) => covers(pattern, pathOf(operation)));
      if ('maxAge' in operation) expect(kept.map(({ maxAge }) => maxAge)).toEqual([operation.maxAge]);
      else
        expect(
          kept,
          `${operation.id} has a path that the edge answers from its cache: choose another`,
        ).toEqual([]);
    }
    for (const { path } of Object.values(webhooks))
      expect(cachedReads().filter(({ pattern }) => covers(pattern, path))).toEqual([]);
    expect(config.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      ...cachedReads().map(({ pattern }) => pattern),
      '/images/*',
    ]);
  });

  it.each([
    ['/v1/deals', ['category', 'cursor', 'limit', 'state']],
    ['/v1/deals/*', undefined],
  ])('keeps %s for a second, by path and known parameters alone, behind one shield', (pattern, query) => {
    const behavior = at(pattern);
    expect(behavior?.AllowedMethods).toEqual(['GET', 'HEAD', 'OPTIONS']);
    expect(originOf(behavior).OriginShield?.Enabled).toBe(true);
    const { MinTTL, MaxTTL, ParametersInCacheKeyAndForwardedToOrigin: key } = keyOf(behavior);
    expect([MinTTL, MaxTTL]).toEqual([0, 1]);
    expect(key.HeadersConfig.HeaderBehavior).toBe('none');
    expect(key.CookiesConfig.CookieBehavior).toBe('none');
    expect(key.QueryStringsConfig.QueryStrings).toEqual(query);
  });

  it('keeps nothing else, and lets tokens and the viewer’s country through', () => {
    const behavior = config.DefaultCacheBehavior;
    const { MinTTL, ParametersInCacheKeyAndForwardedToOrigin: key } = keyOf(behavior);
    expect(MinTTL).toBe(0);
    expect(key.HeadersConfig.Headers).toEqual(['Authorization', 'CloudFront-Viewer-Country']);
    expect(behavior.AllowedMethods).toContain('POST');
    expect(originOf(behavior).OriginShield).toBeUndefined();
    expect(config.CustomErrorResponses.map(({ ErrorCachingMinTTL }) => ErrorCachingMinTTL)).toEqual(
      config.CustomErrorResponses.map(() => 0),
    );
  });

  it('tells the API whom it speaks for, whatever the viewer says', () => {
    const [fn] = ofEdge<{ FunctionCode: string }>('AWS::CloudFront::Function');
    const run = new Function('event', `${fn?.properties.FunctionCode}; return handler(event);`);
    const request = { headers: { [edgeHeaders.address]: { value: 'forged' } } };
    expect(run({ request, viewer: { ip: '2001:db8::7' } })).toEqual({
      headers: { [edgeHeaders.address]: { value: '2001:db8::7' } },
    });
  });

  it('shows images of a bucket that nobody else reads', () => {
    expect(originOf(at('/images/*')).OriginAccessControlId).toBeDefined();
  });

  it('has its firewall and certificate from us-east-1, without a custom resource', () => {
    expect(config.WebACLId).toEqual({
      'Fn::GetStackOutput': {
        StackName: 'stampede-prod-edge-global',
        OutputName: 'FirewallArn',
        Region: 'us-east-1',
      },
    });
    const { app, templates } = synthesized('prod');
    expect(app.synth().getStackByName('stampede-prod-edge-global').environment.region).toBe('us-east-1');
    expect(templates.get('stampede-prod-edge-global')).toMatchObject({
      Outputs: { FirewallArn: expect.anything(), CertificateArn: expect.anything() },
    });
  });
});

describe('the lock of the API', () => {
  interface LambdaFunction {
    readonly FunctionName: string;
    readonly Environment: { Variables: Record<string, unknown> };
  }

  it('is shown the current secret by every origin that is the API, and by no other', () => {
    const api = config.Origins.filter(({ OriginAccessControlId }) => !OriginAccessControlId);
    expect(api).toHaveLength(2);
    for (const { OriginCustomHeaders } of api) {
      expect(OriginCustomHeaders?.map(({ HeaderName }) => HeaderName)).toEqual([edgeHeaders.proof]);
      expect(JSON.stringify(OriginCustomHeaders)).toContain('SecretString:current::}}');
    }
    expect(originOf(at('/images/*')).OriginCustomHeaders).toBeUndefined();
  });

  it.each([
    ['dev', false],
    ['prod', true],
  ] as const)('is on every function behind the API on %s: %s', (stage, locked) => {
    const behind = new Set(
      resourcesOf<{ IntegrationUri: unknown; IntegrationType: string }>(
        stage,
        'AWS::ApiGatewayV2::Integration',
      ).map(({ stack, properties }) => `${stack}/${targetOf(properties.IntegrationUri)}`),
    );
    const names = new Set(operationList.map(({ id }) => id.replace(/[A-Z]/g, (l) => `-${l.toLowerCase()}`)));
    const functions = resourcesOf<LambdaFunction>(stage, 'AWS::Lambda::Function').filter(
      ({ stack, id, properties }) =>
        behind.has(`${stack}/${id}`) && names.has(properties.FunctionName.slice(`stampede-${stage}-`.length)),
    );
    expect(functions).toHaveLength(operationList.length);
    for (const { properties } of functions)
      expect('EDGE_SECRET_ARN' in properties.Environment.Variables, properties.FunctionName).toBe(locked);
  });

  it('gets a new secret every month', () => {
    const [schedule] = resourcesOf<{ RotationRules: unknown }>(
      'prod',
      'AWS::SecretsManager::RotationSchedule',
    );
    expect(schedule?.properties.RotationRules).toEqual({ AutomaticallyAfterDays: 30 });
  });
});

describe('the firewall of the edge', () => {
  const aclOf = (stage: 'staging' | 'prod') =>
    resourcesOf<WebAcl>(stage, 'AWS::WAFv2::WebACL').find(
      ({ properties }) => properties.Scope === 'CLOUDFRONT',
    )?.properties as WebAcl;
  const groupsOf = (acl: WebAcl) =>
    acl.Rules.map(({ Statement }) => Statement.ManagedRuleGroupStatement?.Name).filter(Boolean);

  it('limits floods by address: of everything, of orders, of guests', () => {
    const { perAddress } = stageNamed('prod').edge ?? {};
    const limits = aclOf('prod').Rules.flatMap(({ Name, Statement: { RateBasedStatement: rate } }) =>
      rate ? [[Name, rate.Limit]] : [],
    );
    expect(limits).toEqual([
      ['requests-by-address', perAddress?.all],
      ['kept-reads-by-address', perAddress?.kept],
      ['orders-by-address', perAddress?.orders],
      ['guests-by-address', perAddress?.guests],
      ['renewals-by-address', perAddress?.guests],
    ]);
  });

  it.each(['staging', 'prod'] as const)(
    'on %s lets no address send more than a tenth of what the API takes',
    (name) => {
      const { edge, throttle } = stageNamed(name);
      const { all = 0, orders = 0, guests = 0 } = edge?.perAddress ?? {};
      expect(all).toBeLessThanOrEqual(throttle.rate * 60 * 0.1);
      expect(orders).toBeLessThan(all);
      expect(guests).toBeLessThan(orders);
    },
  );

  it.each([
    ['POST', '/v1/bookings', '', ['requests', 'orders']],
    ['POST', '/v1/%62ookings', '', ['requests', 'orders']],
    ['POST', '/v1/%2562ookings', '', ['requests', 'orders']],
    ['POST', '/v1/x/../bookings', '', ['requests', 'orders']],
    ['POST', '/v1//guests', '', ['requests', 'guests']],
    ['GET', '/v1/bookings', '', ['requests']],
    ['GET', '/v1/time', '', ['requests']],
    ['GET', '/v1/admin/deals', '', ['requests']],
    ['GET', '/v1/deals', 'state=live&limit=20', ['kept-reads']],
    ['GET', '/v1/deals/deal_1/availability', '', ['kept-reads']],
    ['GET', '/v1/deals', 'cursor=made-up', ['requests']],
    ['GET', '/v1/deals', 'c%75rsor=made-up', ['requests']],
    ['POST', '/v1/deals', '', ['requests']],
  ] as const)('counts %s %s?%s among %s', (method, path, query, counted) => {
    const rates = aclOf('prod').Rules.flatMap(({ Name, Statement: { RateBasedStatement: rate } }) =>
      rate && isAbout(rate.ScopeDownStatement, { method, path, query })
        ? [Name.replace('-by-address', '')]
        : [],
    );
    expect(rates).toEqual(counted);
  });

  it('lets an app be an app: it has no browser’s name, and sends more than 8 KB', () => {
    const overridden = aclOf('prod').Rules.flatMap(
      ({ Statement }) =>
        Statement.ManagedRuleGroupStatement?.RuleActionOverrides?.map(({ Name }) => Name) ?? [],
    );
    expect(overridden).toEqual([
      'NoUserAgent_HEADER',
      'SizeRestrictions_BODY',
      'CategoryHttpLibrary',
      'SignalNonBrowserUserAgent',
    ]);
  });

  it('asks AWS’s rules, and its detection of bots where the stage pays for it', () => {
    const always = [
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesCommonRuleSet',
    ];
    expect(groupsOf(aclOf('staging'))).toEqual(always);
    expect(groupsOf(aclOf('prod'))).toEqual([...always, 'AWSManagedRulesBotControlRuleSet']);
  });

  it('challenges orders of browsers only where the stage says so', () => {
    const stage = stageNamed('staging');
    expect(aclOf('prod').Rules.filter(({ Action }) => Action?.Challenge)).toEqual([]);
    const app = new App({ analyticsReporting: false });
    const settings = { ...edgeAt('shop.example', 100), challengeBrowsers: true };
    new EdgeGlobalStack(app, 'global', { stage, settings });
    const { Resources } = app.synth().getStackByName('global').template as {
      Resources: Record<string, { Type: string; Properties: WebAcl }>;
    };
    const acl = Object.values(Resources).find(({ Type }) => Type === 'AWS::WAFv2::WebACL')?.Properties;
    const [rule, ...others] = acl?.Rules.filter(({ Action }) => Action?.Challenge) ?? [];
    expect(others).toEqual([]);
    expect(JSON.stringify(rule?.Statement)).toMatch(/POST.*\/v1\/bookings.*sec-fetch-mode/);
  });

  it('logs what it refuses, without tokens', () => {
    const [logging] = resourcesOf<{ RedactedFields: unknown; LoggingFilter: { DefaultBehavior: string } }>(
      'prod',
      'AWS::WAFv2::LoggingConfiguration',
    );
    expect(JSON.stringify(logging?.properties.RedactedFields)).toContain('authorization');
    expect(logging?.properties.LoggingFilter.DefaultBehavior).toBe('DROP');
  });

  it('logs no request for a feed, whose path is a secret', () => {
    const [logging] = resourcesOf<{
      LoggingFilter: { Filters: { Requirement: string; Conditions: unknown[] }[] };
    }>('prod', 'AWS::WAFv2::LoggingConfiguration');
    for (const { Requirement, Conditions } of logging?.properties.LoggingFilter.Filters ?? []) {
      expect(Requirement).toBe('MEETS_ALL');
      expect(JSON.stringify(Conditions)).toMatch(/LabelNameCondition.*:webacl:stampede-prod-edge:logged"/);
    }
    const [acl] = resourcesOf<{ Rules: { Priority: number; Name: string; Statement: unknown }[] }>(
      'prod',
      'AWS::WAFv2::WebACL',
    );
    const [first] = acl?.properties.Rules.toSorted((a, b) => a.Priority - b.Priority) ?? [];
    expect(first?.Name).toBe('logged');
    expect(JSON.stringify(first?.Statement)).toMatch(/^\{"NotStatement".*"\/v1\/calendar-feeds\/"/);
  });
});

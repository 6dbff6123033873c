import { Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import type { NeedsOf } from '../../../cdk/constructs/api/needs.ts';
import type { Grant } from '../../../cdk/constructs/functions/grant.ts';
import { type StageName, stageNamed, stageNames } from '../../../cdk/stages.ts';
import { operationList } from '../../../lib/contract/operations.ts';
import { webhooks } from '../../../lib/contract/webhooks.ts';
import { asDeployed, resourcesOf, synthesized, targetOf } from './synthesized.ts';

interface Route {
  readonly RouteKey: string;
  readonly AuthorizationType: string;
  readonly Target: { 'Fn::Join': [string, [string, { Ref: string }]] };
}

// Those of the WebSocket API name messages, without a method.
const routes = resourcesOf<Route>('prod', 'AWS::ApiGatewayV2::Route').filter(({ properties }) =>
  properties.RouteKey.includes(' '),
);
const apis = resourcesOf<{ CorsConfiguration: Record<string, string[]> }>('prod', 'AWS::ApiGatewayV2::Api');

interface Rate {
  readonly ThrottlingRateLimit: number;
  readonly ThrottlingBurstLimit: number;
}

interface Opened {
  readonly StageName: string;
  readonly AccessLogSettings: { Format: string };
  readonly DefaultRouteSettings: Rate;
  readonly RouteSettings: Readonly<Record<string, Rate>>;
}

/** The stage of the HTTP API. */
const opened = (name: StageName) =>
  resourcesOf<Opened>(name, 'AWS::ApiGatewayV2::Stage').find(
    ({ properties }) => properties.StageName === '$default',
  );

const routesOf = ({ method, path }: { method: string; path: string }) =>
  routes.filter(({ properties }) => properties.RouteKey === `${method} ${path}`);

describe('the HTTP API', () => {
  it.each(operationList)('has one route for $id, whose function verifies tokens', (operation) => {
    const found = routesOf(operation);
    expect(found).toHaveLength(1);
    expect(found[0]?.properties.AuthorizationType).toBe('NONE');
    const fn = resourcesOf<{ Description: string; Environment: { Variables: object } }>(
      'prod',
      'AWS::Lambda::Function',
    ).find(({ properties }) => properties.Description?.startsWith(`${operation.id} (`));
    const issuers = Object.keys(fn?.properties.Environment.Variables ?? {}).filter((name) =>
      name.endsWith('_ISSUER'),
    );
    expect(issuers).toEqual(operation.access === 'anyone' ? [] : ['CUSTOMERS_ISSUER', 'STAFF_ISSUER']);
  });

  it('leads what has no route to a function that refuses it', () => {
    const unknown = resourcesOf<Route>('prod', 'AWS::ApiGatewayV2::Route').filter(
      ({ stack, properties }) => properties.RouteKey === '$default' && !stack.endsWith('-live'),
    );
    expect(unknown).toHaveLength(1);
  });

  it('has no route that the contract does not have', () => {
    expect(routes).toHaveLength(operationList.length + Object.keys(webhooks).length);
  });

  it('has needs for each operation of a capability, or it does not compile', () => {
    const listRevenue: readonly Grant[] = [];
    // @ts-expect-error: getFigures is missing
    const missing: NeedsOf<'figures'> = { listRevenue };
    // @ts-expect-error: getTime is of another capability
    const foreign: NeedsOf<'figures'> = { listRevenue, getFigures: [], getTime: [] };
    expect([missing, foreign]).toHaveLength(2);
  });

  it('routes each operation to a function of its own', () => {
    const integrations = resourcesOf<{ IntegrationUri: unknown; PayloadFormatVersion: string }>(
      'prod',
      'AWS::ApiGatewayV2::Integration',
    ).filter(({ stack }) => !stack.endsWith('-live'));
    const functions = new Set(
      integrations.map(({ stack, properties }) => `${stack}/${targetOf(properties.IntegrationUri)}`),
    );
    // One more refuses what has no route.
    expect(functions.size).toBe(operationList.length + Object.keys(webhooks).length + 1);
    expect(integrations.every(({ properties }) => properties.PayloadFormatVersion === '2.0')).toBe(true);
  });

  it.each(['dev', 'staging', 'prod'] as const)('lets only known origins in on %s', (stage) => {
    const [api] = resourcesOf<{ CorsConfiguration: Record<string, string[]> }>(
      stage,
      'AWS::ApiGatewayV2::Api',
    );
    const origins = (api?.properties.CorsConfiguration.AllowOrigins ?? []).map(asDeployed);
    expect(origins.length).toBeGreaterThan(0);
    expect(origins).not.toContain('*');
    // The last is the console's.
    const others = origins.slice(0, -1);
    expect(origins.at(-1)).toMatch(stage === 'dev' ? /^https:\/\/token$/ : /^https:\/\/console\./);
    expect(
      others.every((origin) => origin.startsWith(stage === 'dev' ? 'http://localhost' : 'https://')),
    ).toBe(true);
  });

  it('tells browsers the headers that clients rely on', () => {
    const cors = apis[0]?.properties.CorsConfiguration;
    expect(cors?.ExposeHeaders).toEqual([
      'ETag',
      'Location',
      'Retry-After',
      'WWW-Authenticate',
      'Date',
      'Deprecation',
      'Sunset',
      'Link',
      'X-Amzn-Waf-Action',
    ]);
    expect(cors?.AllowHeaders).toEqual([
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'Idempotency-Retry',
      'If-Match',
      'If-None-Match',
      'X-Aws-Waf-Token',
      'X-Challenge-Token',
      'X-Device-Id',
      'X-Stampede-Sdk',
    ]);
  });

  it.each(stageNames)('gives each route on %s a rate, and orders the most', (name) => {
    const rates = opened(name)?.properties.RouteSettings ?? {};
    const keys = resourcesOf<Route>(name, 'AWS::ApiGatewayV2::Route').map(
      ({ properties }) => properties.RouteKey,
    );
    expect(Object.keys(rates).toSorted()).toEqual(keys.filter((key) => key.includes(' ')).toSorted());
    const { throttle } = stageNamed(name);
    expect(rates['POST /v1/bookings']).toEqual({
      ThrottlingRateLimit: throttle.rate,
      ThrottlingBurstLimit: throttle.burst,
    });
    for (const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } of Object.values(rates)) {
      expect(rate).toBeLessThanOrEqual(throttle.rate);
      expect(burst).toBeGreaterThanOrEqual(1);
    }
  });

  it('leaves orders more than half of the quota, whichever other route is flooded', () => {
    const { throttle } = stageNamed('prod');
    const others = Object.entries(opened('prod')?.properties.RouteSettings ?? {}).filter(
      ([key]) => key !== 'POST /v1/bookings',
    );
    for (const [key, { ThrottlingRateLimit: rate }] of others)
      expect(rate, key).toBeLessThan(throttle.rate / 2);
    const small = others.filter(([key]) => /\/v1\/(admin|webhooks|time)/.test(key));
    expect(small.length).toBeGreaterThan(30);
    for (const [key, { ThrottlingRateLimit: rate }] of small)
      expect(rate, key).toBeLessThanOrEqual(throttle.rate * 0.05);
  });

  it.each(stageNames)('opens on %s after every stack with routes: a rate needs its route', (name) => {
    const stacks = synthesized(name).app.node.children.filter(Stack.isStack);
    const entrance = stacks.find(({ stackName }) => stackName.endsWith('-entrance'));
    const before = entrance?.dependencies.map(({ stackName }) => stackName) ?? [];
    const routed = resourcesOf(name, 'AWS::ApiGatewayV2::Route').map(({ stack }) => stack);
    expect([...new Set(routed)].filter((stack) => !before.includes(stack))).toEqual([]);
    expect(opened(name)?.stack).toBe(entrance?.stackName);
  });

  it('is throttled, and logs each request as JSON without addresses or tokens', () => {
    const stage = opened('prod');
    // Of what has no rate of its own.
    expect(stage?.properties.DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 50,
    });
    const format = stage?.properties.AccessLogSettings.Format ?? '';
    expect(JSON.parse(format)).toHaveProperty('requestId');
    expect(format).not.toMatch(/sourceIp|userAgent|claims/);
  });
});

import { describe, expect, it } from 'vitest';
import { operationNeeds } from '../../../cdk/operation-needs.ts';
import { gatewayPool } from '../../../lib/contract/operation.ts';
import { operationList } from '../../../lib/contract/operations.ts';
import { webhooks } from '../../../lib/contract/webhooks.ts';
import { resourcesOf, targetOf } from './synthesized.ts';

interface Route {
  readonly RouteKey: string;
  readonly AuthorizationType: string;
  readonly AuthorizerId?: unknown;
  readonly Target: { 'Fn::Join': [string, [string, { Ref: string }]] };
}

// Those of the WebSocket API name messages, without a method.
const routes = resourcesOf<Route>('prod', 'AWS::ApiGatewayV2::Route').filter(({ properties }) =>
  properties.RouteKey.includes(' '),
);
const authorizers = resourcesOf<{ Name: string; JwtConfiguration: { Audience: unknown[]; Issuer: unknown } }>(
  'prod',
  'AWS::ApiGatewayV2::Authorizer',
);
const apis = resourcesOf<{ CorsConfiguration: Record<string, string[]> }>('prod', 'AWS::ApiGatewayV2::Api');

const routesOf = ({ method, path }: { method: string; path: string }) =>
  routes.filter(({ properties }) => properties.RouteKey === `${method} ${path}`);

/** Routes of other stacks name their authorizer by its export, which carries its logical id. */
const authorizerOf = (route: Route) =>
  route.AuthorizerId === undefined
    ? undefined
    : authorizers.find(({ id }) => targetOf(route.AuthorizerId).includes(id))?.properties.Name;

describe('the HTTP API', () => {
  it.each(operationList)(
    'has one route for $id, with the authorizer that the contract asks for',
    (operation) => {
      const found = routesOf(operation);
      expect(found).toHaveLength(1);
      const route = found[0]?.properties as Route;
      expect(authorizerOf(route)).toBe(gatewayPool(operation));
      expect(route.AuthorizationType).toBe(gatewayPool(operation) ? 'JWT' : 'NONE');
    },
  );

  it('has no route that the contract does not have', () => {
    expect(routes).toHaveLength(operationList.length + Object.keys(webhooks).length);
  });

  it('has needs for each operation, and for no other', () => {
    expect(Object.keys(operationNeeds).sort()).toEqual(operationList.map(({ id }) => id).sort());
  });

  it('routes each operation to a function of its own', () => {
    const integrations = resourcesOf<{ IntegrationUri: unknown; PayloadFormatVersion: string }>(
      'prod',
      'AWS::ApiGatewayV2::Integration',
    ).filter(({ stack }) => !stack.endsWith('-live'));
    const functions = new Set(
      integrations.map(({ stack, properties }) => `${stack}/${targetOf(properties.IntegrationUri)}`),
    );
    expect(functions.size).toBe(operationList.length + Object.keys(webhooks).length);
    expect(integrations.every(({ properties }) => properties.PayloadFormatVersion === '2.0')).toBe(true);
  });

  it('trusts two issuers, each for the tokens of one client', () => {
    expect(authorizers.map(({ properties }) => properties.Name).sort()).toEqual(['customers', 'staff']);
    for (const { properties } of authorizers) expect(properties.JwtConfiguration.Audience).toHaveLength(1);
    const issuers = authorizers.map(({ properties }) => JSON.stringify(properties.JwtConfiguration.Issuer));
    expect(new Set(issuers).size).toBe(2);
  });

  it.each(['dev', 'staging', 'prod'] as const)('lets only known origins in on %s', (stage) => {
    const [api] = resourcesOf<{ CorsConfiguration: Record<string, string[]> }>(
      stage,
      'AWS::ApiGatewayV2::Api',
    );
    const origins = api?.properties.CorsConfiguration.AllowOrigins ?? [];
    expect(origins.length).toBeGreaterThan(0);
    expect(origins).not.toContain('*');
    expect(
      origins.every((origin) => origin.startsWith(stage === 'dev' ? 'http://localhost' : 'https://')),
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

  it('is throttled, and logs each request as JSON without addresses or tokens', () => {
    const [stage] = resourcesOf<{
      AccessLogSettings: { Format: string };
      DefaultRouteSettings: { ThrottlingRateLimit: number; ThrottlingBurstLimit: number };
    }>('prod', 'AWS::ApiGatewayV2::Stage');
    expect(stage?.properties.DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 10_000,
      ThrottlingBurstLimit: 5_000,
    });
    const format = stage?.properties.AccessLogSettings.Format ?? '';
    expect(JSON.parse(format)).toHaveProperty('requestId');
    expect(format).not.toMatch(/sourceIp|userAgent|claims/);
  });
});

import { describe, expect, it } from 'vitest';
import { liveMessages } from '../../../lib/contract/live.ts';
import { resourcesOf, targetOf } from './synthesized.ts';

interface Route {
  readonly ApiId: unknown;
  readonly RouteKey: string;
  readonly RouteResponseSelectionExpression?: string;
}

interface Api {
  readonly ProtocolType: string;
  readonly RouteSelectionExpression?: string;
}

interface Stage {
  readonly StageName: string;
  readonly AutoDeploy: boolean;
  readonly DefaultRouteSettings: { readonly ThrottlingRateLimit: number };
  readonly AccessLogSettings: { readonly Format: string };
}

interface Policy {
  readonly PolicyDocument: { readonly Statement: { readonly Action: unknown; readonly Resource: unknown }[] };
}

const socketApis = resourcesOf<Api>('prod', 'AWS::ApiGatewayV2::Api').filter(
  ({ properties }) => properties.ProtocolType === 'WEBSOCKET',
);
const routes = resourcesOf<Route>('prod', 'AWS::ApiGatewayV2::Route').filter(({ stack }) =>
  stack.endsWith('-live'),
);
const stage = resourcesOf<Stage>('prod', 'AWS::ApiGatewayV2::Stage').find(({ stack }) =>
  stack.endsWith('-live'),
)?.properties;

describe('the WebSocket API', () => {
  it('is one, and routes messages by their type', () => {
    expect(socketApis.map(({ properties }) => properties.RouteSelectionExpression)).toEqual([
      '$request.body.type',
    ]);
    expect(routes.every(({ properties }) => targetOf(properties.ApiId) === socketApis[0]?.id)).toBe(true);
  });

  it('knows no message that the contract does not have, and refuses what it does not know', () => {
    const keys = routes.map(({ properties }) => properties.RouteKey);
    expect(keys).toContain('$default');
    const named = keys.filter((key) => !key.startsWith('$'));
    expect(named.filter((key) => !(key in liveMessages.fromClient))).toEqual([]);
  });

  it('costs nothing to connect to: nobody is called', () => {
    expect(routes.map(({ properties }) => properties.RouteKey)).not.toContain('$connect');
  });

  it('works on every message that the contract has', () => {
    const keys = routes.map(({ properties }) => properties.RouteKey);
    expect(keys).toEqual(expect.arrayContaining(Object.keys(liveMessages.fromClient)));
  });

  it.each(['ping', '$default'])('answers %s by what its function returns', (key) => {
    const route = routes.find(({ properties }) => properties.RouteKey === key);
    const responses = resourcesOf<{ RouteId: unknown }>('prod', 'AWS::ApiGatewayV2::RouteResponse');
    expect(route?.properties.RouteResponseSelectionExpression).toBe('$default');
    expect(responses.filter(({ properties }) => targetOf(properties.RouteId) === route?.id)).toHaveLength(1);
  });

  it('leaves half of the account’s requests to the orders, and logs without addresses or bodies', () => {
    expect(stage).toMatchObject({ StageName: 'live', AutoDeploy: true });
    expect(stage?.DefaultRouteSettings.ThrottlingRateLimit).toBeLessThanOrEqual(5_000);
    const format = stage?.AccessLogSettings.Format ?? '';
    expect(JSON.parse(format)).toHaveProperty('connectionId');
    expect(format).not.toMatch(/sourceIp|userAgent|body/);
  });

  it('can be posted to on its own stage only, and connections be neither read nor ended', () => {
    const granted = resourcesOf<Policy>('prod', 'AWS::IAM::Policy')
      .flatMap(({ properties }) => properties.PolicyDocument.Statement)
      .filter(({ Action }) => JSON.stringify(Action).includes('execute-api'));
    for (const { Action, Resource } of granted) {
      expect(Action).toBe('execute-api:ManageConnections');
      expect(JSON.stringify(Resource)).toMatch(/\/live\/POST\/@connections\/\*"\]\]\}$/);
    }
  });
});

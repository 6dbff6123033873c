import { describe, expect, it } from 'vitest';
import { stageNamed, stageNames } from '../../../cdk/stages.ts';
import { liveLimits, liveMessages } from '../../../lib/contract/live.ts';
import { readSocketLimits } from '../../../lib/live/socket-limits.ts';
import { asDeployed, resourcesOf, targetOf } from './synthesized.ts';

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

interface Fn {
  readonly FunctionName: string;
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
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

  it('decides on each handshake by the limits of the stage, and the pages it names', () => {
    expect(routes.map(({ properties }) => properties.RouteKey)).toContain('$connect');
    for (const name of stageNames) {
      const { corsOrigins, edge, liveThrottle, socketsPerAddress } = stageNamed(name);
      const variables = resourcesOf<Fn>(name, 'AWS::Lambda::Function').find(
        ({ properties }) => properties.FunctionName === `stampede-${name}-connect`,
      )?.properties.Environment.Variables;
      expect(readSocketLimits(asDeployed(variables?.SOCKET_LIMITS))).toEqual({
        ...socketsPerAddress,
        origins: [...corsOrigins, edge ? `https://${edge.consoleDomainName}` : 'https://token'],
      });
      // All that the sockets of one address may say leaves something of the stage's rate to others.
      if (name !== 'dev')
        expect((socketsPerAddress.open * liveLimits.messagesPerMinute) / 60).toBeLessThan(liveThrottle.rate);
    }
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

  it('lets connections be told and ended on its own stage only, and read by nobody', () => {
    const granted = resourcesOf<Policy>('prod', 'AWS::IAM::Policy')
      .flatMap(({ properties }) => properties.PolicyDocument.Statement)
      .filter(({ Action }) => JSON.stringify(Action).includes('execute-api'));
    for (const { Action, Resource } of granted) {
      expect(Action).toBe('execute-api:ManageConnections');
      for (const one of [Resource].flat())
        expect(JSON.stringify(one)).toMatch(/\/live\/(POST|DELETE)\/@connections\/\*"\]\]\}$/);
    }
    const ending = granted.filter(({ Resource }) => JSON.stringify(Resource).includes('/DELETE/'));
    expect(ending).toHaveLength(4);
  });
});

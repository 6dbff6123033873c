import { describe, expect, it } from 'vitest';
import { resourceTypes } from '../../local/resources/index.ts';
import type { CloudTarget } from '../../local/resources/target.ts';
import type { Stack, TemplateResource } from '../../local/template/assembly.ts';
import { deploy, type ResourceType } from '../../local/template/deploy.ts';

const nowhere = {} as CloudTarget;
const stackOf = (Resources: Record<string, TemplateResource>, name = 'Shop', Outputs = {}): Stack => ({
  name,
  template: { Resources, Outputs },
  assets: new Map(),
});
const Metadata = { 'aws:cdk:path': 'Shop/Bookings/Table/Resource' };

const recording = (made: string[]): Record<string, ResourceType<null>> => ({
  Thing: {
    properties: { Of: 'used' },
    create: ({ logicalId, properties }) => {
      made.push(`${logicalId}(${properties.Of ?? ''})`);
      return { ref: `ref-${logicalId}`, attributes: { Arn: `arn-${logicalId}` } };
    },
  },
});

describe('deploy', () => {
  it('stops at an unknown resource type, and says where it is', async () => {
    const stacks = [stackOf({ Table: { Type: 'AWS::RDS::DBCluster', Metadata } })];
    await expect(deploy(stacks, resourceTypes, nowhere)).rejects.toThrow(
      /does not support the resource type AWS::RDS::DBCluster.*Shop.*Table.*Shop\/Bookings\/Table\/Resource/s,
    );
  });

  it('stops at an unknown property, and says where it is', async () => {
    const Properties = { KeySchema: [], ImportSourceSpecification: {} };
    const stacks = [stackOf({ Table: { Type: 'AWS::DynamoDB::Table', Properties, Metadata } })];
    await expect(deploy(stacks, resourceTypes, nowhere)).rejects.toThrow(
      /does not support the property ImportSourceSpecification.*Shop.*Bookings\/Table.*AWS::DynamoDB::Table/s,
    );
  });

  it('looks into nested properties, lists and both branches of a condition', async () => {
    const Replicas = {
      'Fn::If': ['c', [{ Region: 'a' }], [{ Region: 'b', KinesisStreamSpecification: {} }]],
    };
    const stacks = [
      stackOf({ Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas }, Metadata } }),
    ];
    await expect(deploy(stacks, resourceTypes, nowhere)).rejects.toThrow(
      'does not support the property Replicas.KinesisStreamSpecification',
    );
  });

  it.each([
    ['selects no route by a header', 'Api', { RouteSelectionExpression: '$request.header.x' }],
    ['supports no authorizer', 'Route', { AuthorizationType: 'CUSTOM' }],
    ['converts no content', 'Integration', { ContentHandlingStrategy: 'CONVERT_TO_TEXT' }],
    ['makes no deployments by hand', 'Stage', { AutoDeploy: false }],
    ['wants no keys', 'Route', { ApiKeyRequired: true }],
  ])('%s on a WebSocket API', async (_, kind, changed) => {
    const ApiId = { Ref: 'Api' };
    const properties: Record<string, object> = {
      Api: { Name: 'a', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.type' },
      Integration: { ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri: 'arn:aws:lambda:a:b:function:c' },
      Route: { ApiId, RouteKey: '$default', Target: { Ref: 'Integration' } },
      Stage: { ApiId, StageName: 'live', AutoDeploy: true },
    };
    const target = () =>
      ({ socketApis: new Map(), socketUrl: async () => 'ws://here' }) as unknown as CloudTarget;
    const stackWith = (all: Record<string, object>) => [
      stackOf(
        Object.fromEntries(
          Object.entries(all).map(([id, Properties]) => [
            id,
            { Type: `AWS::ApiGatewayV2::${id}`, Properties },
          ]),
        ) as Record<string, TemplateResource>,
      ),
    ];
    await deploy(stackWith(properties), resourceTypes, target());
    const worse = { ...properties, [kind]: { ...properties[kind], ...changed } };
    await expect(deploy(stackWith(worse), resourceTypes, target())).rejects.toThrow(kind);
  });

  it('makes nothing when a later resource is unknown', async () => {
    const made: string[] = [];
    const stacks = [stackOf({ A: { Type: 'Thing' } }), stackOf({ B: { Type: 'Unknown' } }, 'Later')];
    await expect(deploy(stacks, recording(made), null)).rejects.toThrow('Unknown');
    expect(made).toEqual([]);
  });

  it('makes each resource after those it refers to, across stacks too', async () => {
    const made: string[] = [];
    const data = stackOf(
      {
        Last: { Type: 'Thing', Properties: { Of: { 'Fn::GetAtt': ['First', 'Arn'] } } },
        First: { Type: 'Thing', DependsOn: 'Zeroth' },
        Zeroth: { Type: 'Thing' },
      },
      'Data',
      {
        Out: { Value: { Ref: 'Last' }, Export: { Name: 'Data:Last' } },
      },
    );
    const api = stackOf(
      { User: { Type: 'Thing', Properties: { Of: { 'Fn::ImportValue': 'Data:Last' } } } },
      'Api',
    );
    const deployment = await deploy([data, api], recording(made), null);
    expect(made).toEqual(['Zeroth()', 'First()', 'Last(arn-First)', 'User(ref-Last)']);
    expect(deployment.outputs).toEqual({ 'Data.Out': 'ref-Last', Out: 'ref-Last' });
  });

  it('names a circular dependency', async () => {
    const stacks = [stackOf({ A: { Type: 'Thing', DependsOn: 'B' }, B: { Type: 'Thing', DependsOn: 'A' } })];
    await expect(deploy(stacks, recording([]), null)).rejects.toThrow('Circular dependency: A → B → A');
  });
});

import { readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { shieldRegion } from '../../../cdk/constructs/edge/shield-region.ts';
import { type AlarmMetrics, metricsOf } from '../../../cdk/map/alarms.ts';
import { stageNames } from '../../../cdk/stages.ts';
import { type Resource, resourcesOf, synthesized, targetOf } from './synthesized.ts';

interface Fn {
  readonly FunctionName: string;
  readonly Description: string;
  readonly Timeout: number;
  readonly Role: unknown;
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
  readonly ReservedConcurrentExecutions?: number;
}

interface Policy {
  readonly PolicyDocument: unknown;
  readonly Roles: readonly unknown[];
}

interface Alarm extends AlarmMetrics {
  readonly AlarmName: string;
}

interface Mapping {
  readonly EventSourceArn: unknown;
  readonly FunctionName: unknown;
}

interface Queue {
  readonly QueueName: string;
  readonly VisibilityTimeout?: number;
}

/** The length that a reference may have once it is resolved: an ARN of a long name. */
const resolved = (value: unknown): number =>
  JSON.stringify(value).replaceAll(/\{"(?:Fn::|Ref)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, 'x'.repeat(120)).length;

describe.each(stageNames)('the templates of %s stay within what AWS takes', (stage) => {
  const functions = resourcesOf<Fn>(stage, 'AWS::Lambda::Function');
  const policies = resourcesOf<Policy>(stage, 'AWS::IAM::Policy');
  const mappings = resourcesOf<Mapping>(stage, 'AWS::Lambda::EventSourceMapping');
  const functionOf = ({ stack, properties }: Resource<Mapping>) =>
    functions.find((fn) => fn.stack === stack && fn.id === targetOf(properties.FunctionName));

  it('names', () => {
    for (const { properties } of functions) {
      expect(properties.FunctionName.length, properties.FunctionName).toBeLessThanOrEqual(64);
      expect(properties.Description.length, properties.FunctionName).toBeLessThanOrEqual(256);
    }
    for (const { properties } of resourcesOf<Queue>(stage, 'AWS::SQS::Queue'))
      expect(properties.QueueName).toMatch(/^[\w-]{1,80}$/);
    for (const { properties } of resourcesOf<Alarm>(stage, 'AWS::CloudWatch::Alarm'))
      expect(properties.AlarmName.length).toBeLessThanOrEqual(255);
  });

  it('4 KB of variables in a function', () => {
    for (const { properties } of functions)
      expect(resolved(properties.Environment.Variables), properties.FunctionName).toBeLessThan(4_096);
  });

  it('10,240 characters of inline policies in a role', () => {
    const sizes = new Map<string, number>();
    for (const { stack, properties } of policies)
      for (const role of properties.Roles) {
        const key = `${stack}/${targetOf(role)}`;
        sizes.set(key, (sizes.get(key) ?? 0) + resolved(properties.PolicyDocument));
      }
    for (const [role, size] of sizes) expect(size, role).toBeLessThan(10_240);
  });

  it('500 resources, 200 outputs and 1 MB in a template', () => {
    for (const [name, template] of synthesized(stage).templates) {
      const { Resources = {}, Outputs = {} } = template as typeof template & { Outputs?: object };
      expect(Object.keys(Resources).length, name).toBeLessThan(500);
      expect(Object.keys(Outputs).length, name).toBeLessThan(200);
      expect(JSON.stringify(template).length, name).toBeLessThan(1_000_000);
    }
  });

  it('300 routes in an API', () => {
    const routes = resourcesOf<{ ApiId: unknown }>(stage, 'AWS::ApiGatewayV2::Route');
    const apis = Object.groupBy(routes, ({ properties }) => targetOf(properties.ApiId));
    for (const [api, ofApi = []] of Object.entries(apis)) expect(ofApi.length, api).toBeLessThan(300);
  });

  it('ten metrics in an alarm', () => {
    const counts = resourcesOf<Alarm>(stage, 'AWS::CloudWatch::Alarm').map(({ properties }) =>
      metricsOf(properties),
    );
    expect(Math.max(...counts)).toBeLessThanOrEqual(10);
  });

  it('two readers of a stream: more are throttled', () => {
    const readers = Object.groupBy(
      mappings.filter(({ properties }) => JSON.stringify(properties.EventSourceArn).includes('StreamArn')),
      ({ properties }) => targetOf(properties.EventSourceArn),
    );
    expect(Object.keys(readers).length).toBeGreaterThan(4);
    for (const [stream, ofStream = []] of Object.entries(readers))
      expect(ofStream.length, stream).toBeLessThanOrEqual(2);
  });

  it('rights before mappings: Lambda refuses a mapping whose function may not read its source', () => {
    for (const mapping of mappings) {
      const role = targetOf(functionOf(mapping)?.properties.Role);
      const policy = policies.find(
        ({ stack, properties }) =>
          stack === mapping.stack && properties.Roles.some((one) => targetOf(one) === role),
      );
      const fn = functionOf(mapping);
      expect([...mapping.dependsOn, ...(fn?.dependsOn ?? [])], mapping.id).toContain(policy?.id);
    }
  });

  it('a queue hides a message for longer than its function may take', () => {
    const queues = resourcesOf<Queue>(stage, 'AWS::SQS::Queue');
    for (const mapping of mappings) {
      const source = targetOf(mapping.properties.EventSourceArn);
      const queue = queues.find(({ stack, id }) => stack === mapping.stack && id === source);
      if (queue)
        expect(queue.properties.VisibilityTimeout).toBeGreaterThanOrEqual(
          6 * (functionOf(mapping)?.properties.Timeout ?? Number.NaN),
        );
    }
  });

  it('100 executions left to functions without a reservation, of 1,000', () => {
    const reserved = functions.map(({ properties }) => properties.ReservedConcurrentExecutions ?? 0);
    expect(reserved.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(900);
  });
});

it('docs/deploy.md counts what prod pays for by the month', () => {
  const count = (type: string) => resourcesOf('prod', type).length;
  const rules = resourcesOf<{ Rules: unknown[] }>('prod', 'AWS::WAFv2::WebACL').flatMap(
    ({ properties }) => properties.Rules,
  );
  const guide = readFileSync('docs/deploy.md', 'utf8');
  expect(guide).toContain(
    `${count('AWS::SecretsManager::Secret')} at $0.40, ${count('AWS::KMS::Key')} at $1`,
  );
  expect(guide).toContain(`${count('AWS::WAFv2::WebACL')} ACLs at $5, ${rules.length} rules at $1`);
});

describe('shieldRegion', () => {
  const stackIn = (region?: string) => new Stack(new App(), 'Stack', region ? { env: { region } } : {});

  it.each([
    ['eu-west-1', 'eu-west-1'],
    ['eu-north-1', 'eu-west-2'],
    ['us-west-1', 'us-west-2'],
    ['ca-central-1', 'us-east-1'],
    ['ap-east-1', 'ap-southeast-1'],
  ])('of %s is %s', (region, shield) => {
    expect(shieldRegion(stackIn(region))).toBe(shield);
  });

  it('of a region that nobody has said anything about is an error that says where to say it', () => {
    expect(() => shieldRegion(stackIn('xx-test-1'))).toThrow(/xx-test-1.*shield-region\.ts/);
  });

  it('is looked up at deployment where the region is not known before', () => {
    const stack = stackIn();
    const { 'Fn::FindInMap': found } = stack.resolve(shieldRegion(stack));
    expect(found).toEqual([expect.any(String), { Ref: 'AWS::Region' }, 'shield']);
  });
});

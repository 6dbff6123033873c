import { readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { placeholderConsole } from '../constructs/console/console-code.ts';
import { placeholderCode } from '../constructs/functions/function-code.ts';
import { stampede } from '../stacks/stampede.ts';
import { stageNamed } from '../stages.ts';

/** The part of a template that the map is drawn from. */
export interface Template {
  readonly Resources?: Readonly<Record<string, { Type: string; Properties?: unknown }>>;
  readonly Outputs?: Readonly<Record<string, { Value: unknown; Export?: { Name: string } }>>;
}

/** The stage that has everything. */
export const mapped = 'prod';

/** Returns the templates of that stage by stack, with placeholders for code. It takes 2 s, mostly inside the CDK. */
export function mappedTemplates(): ReadonlyMap<string, Template> {
  const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));
  const app = new App({
    context: { ...context, 'aws:cdk:disable-stack-trace': true, 'aws:cdk:disable-asset-staging': true },
    analyticsReporting: false,
  });
  stampede(app, { stage: stageNamed(mapped), code: placeholderCode, builtConsole: placeholderConsole() });
  const assembly = app.synth();
  const stacks = app.node.children.filter(Stack.isStack);
  return new Map(stacks.map(({ stackName }) => [stackName, assembly.getStackByName(stackName).template]));
}

import { readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { placeholderCode } from '../../../cdk/constructs/functions/function-code.ts';
import { stampede } from '../../../cdk/stacks/stampede.ts';
import { type StageName, stageNamed } from '../../../cdk/stages.ts';

/** A resource of a template; `P` says which of its properties the test looks at. */
export interface Resource<P> {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: P;
  readonly deletionPolicy: string | undefined;
}

interface Template {
  readonly Resources?: Readonly<
    Record<string, { Type: string; Properties?: unknown; DeletionPolicy?: string }>
  >;
}

const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> };

/** The app of a stage, not yet synthesized; without `rules`, CloudFormation's own checks are left out, which take seconds. */
export function appOf(name: StageName, { rules = false } = {}): App {
  const app = new App({
    context: {
      ...context,
      '@aws-cdk/core:validateAgainstDefaultRules': rules,
      'aws:cdk:disable-stack-trace': true,
    },
    analyticsReporting: false,
  });
  stampede(app, { stage: stageNamed(name), code: placeholderCode });
  return app;
}

const byStage = new Map<StageName, ReadonlyMap<string, Template>>();

/** Templates by stack, made once for each stage and test file. */
export function templatesOf(name: StageName): ReadonlyMap<string, Template> {
  const known = byStage.get(name);
  if (known) return known;
  const app = appOf(name);
  const assembly = app.synth();
  const stacks = app.node.children.filter(Stack.isStack);
  const templates = new Map(
    stacks.map(({ stackName }) => [stackName, assembly.getStackByName(stackName).template as Template]),
  );
  byStage.set(name, templates);
  return templates;
}

/** Every resource of a type, over all stacks. */
export function resourcesOf<P>(name: StageName, type: string): Resource<P>[] {
  return [...templatesOf(name)].flatMap(([stack, { Resources = {} }]) =>
    Object.entries(Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => ({
        stack,
        id,
        type,
        properties: (resource.Properties ?? {}) as P,
        deletionPolicy: resource.DeletionPolicy,
      })),
  );
}

/** What a reference in a template points to: the logical id, or the name of an export. */
export function targetOf(reference: unknown): string {
  if (typeof reference === 'string') return reference;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::ImportValue': imported } = reference as Record<string, unknown>;
  return String(Ref ?? (Array.isArray(attribute) ? attribute[0] : undefined) ?? imported);
}

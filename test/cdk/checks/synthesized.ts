import { readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { placeholderConsole } from '../../../cdk/constructs/console/console-code.ts';
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
  readonly dependsOn: readonly string[];
}

/** A stage's app after synthesis, and its templates by stack. */
export interface Synthesized {
  readonly app: App;
  readonly templates: ReadonlyMap<string, Template>;
}

export interface Template {
  readonly Resources?: Readonly<
    Record<
      string,
      { Type: string; Properties?: unknown; DeletionPolicy?: string; DependsOn?: string | string[] }
    >
  >;
}

const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> };

const stages = new Map<StageName, Synthesized>();

/**
 * Synthesizes a stage once, with placeholders for code.
 * @throws Error when a template breaks the rules of CloudFormation: cdk.json asks for that.
 */
export function synthesized(name: StageName): Synthesized {
  const known = stages.get(name);
  if (known) return known;
  const app = new App({
    context: { ...context, 'aws:cdk:disable-stack-trace': true },
    analyticsReporting: false,
  });
  stampede(app, { stage: stageNamed(name), code: placeholderCode, builtConsole: placeholderConsole() });
  const assembly = app.synth();
  const templates = new Map(
    app.node.children
      .filter(Stack.isStack)
      .map(({ stackName }) => [stackName, assembly.getStackByName(stackName).template as Template]),
  );
  const result = { app, templates };
  stages.set(name, result);
  return result;
}

/** The function that aws-cdk-lib brings to upload the console. It is not ours to check; checks/console.ts looks at it. */
export const uploader = /^CustomCDKBucketDeployment/;

/** Every resource of a type, over all stacks, but for the uploader and its role. */
export function resourcesOf<P>(name: StageName, type: string): Resource<P>[] {
  return [...synthesized(name).templates].flatMap(([stack, { Resources = {} }]) =>
    Object.entries(Resources)
      .filter(([id, resource]) => resource.Type === type && !uploader.test(id))
      .map(([id, resource]) => ({
        stack,
        id,
        type,
        properties: (resource.Properties ?? {}) as P,
        deletionPolicy: resource.DeletionPolicy,
        dependsOn: [resource.DependsOn ?? []].flat(),
      })),
  );
}

/** A text of a template as CloudFormation fills it in; `token` stands for each value that only a deployment knows. */
export function asDeployed(text: unknown): string {
  if (typeof text === 'string') return text;
  const { 'Fn::Join': join } = text as { readonly 'Fn::Join'?: readonly [string, readonly unknown[]] };
  return join ? join[1].map(asDeployed).join(join[0]) : 'token';
}

/** What a reference in a template points to: the logical id, or the name of an export. */
export function targetOf(reference: unknown): string {
  if (typeof reference === 'string') return reference;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::ImportValue': imported } = reference as Record<string, unknown>;
  return String(Ref ?? (Array.isArray(attribute) ? attribute[0] : undefined) ?? imported);
}

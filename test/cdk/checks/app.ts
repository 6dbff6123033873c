import { type App, Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { stageNamed, stageNames } from '../../../cdk/stages.ts';
import { appOf } from './synthesized.ts';

/** Types that need nothing but CloudFormation: a custom resource would bring a function that nobody wrote. */
const hidden = /^(Custom::|AWS::CloudFormation::CustomResource)/;

/** Every acknowledged rule, with its reason and where it was said. */
function acknowledgements(
  app: App,
): { readonly path: string; readonly rule: string; readonly reason: string }[] {
  return app.node.findAll().flatMap((construct: IConstruct) =>
    construct.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) =>
        Object.entries(data as Record<string, string>).map(([rule, reason]) => ({
          path: construct.node.path,
          rule,
          reason,
        })),
      ),
  );
}

describe.each(stageNames)('the app of %s', (stage) => {
  const app = appOf(stage, { rules: true });

  it('synthesizes under the rules of CloudFormation', () => {
    expect(() => app.synth()).not.toThrow();
  }, 30_000);

  it('is clean under AwsSolutions', () => {
    expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
  });

  it('acknowledges findings with a reason, close to where they are', () => {
    for (const { path, reason } of acknowledgements(app)) {
      expect(reason.length, path).toBeGreaterThan(30);
      expect(path.split('/').length, `${path} is too wide`).toBeGreaterThan(2);
    }
  });

  it('keeps each stack below 350 resources, and free of custom ones', () => {
    const assembly = app.synth();
    for (const { stackName } of app.node.children.filter(Stack.isStack)) {
      const { Resources = {} } = assembly.getStackByName(stackName).template as {
        Resources?: Record<string, { Type: string }>;
      };
      const types = Object.values(Resources).map(({ Type }) => Type);
      expect(types.length, stackName).toBeLessThanOrEqual(350);
      expect(types.filter((type) => hidden.test(type))).toEqual([]);
    }
  });

  it('tags everything with its app and stage', () => {
    const { tags } = app.synth().getStackByName(`stampede-${stage}-data`);
    expect(tags).toEqual({ app: 'stampede', stage });
  });
});

describe('stageNamed', () => {
  it('is dev when nothing is said', () => {
    expect(stageNamed().name).toBe('dev');
  });

  it('names the stages when asked for another', () => {
    expect(() => stageNamed('production')).toThrow(
      'Unknown stage "production": choose one of dev, staging, prod',
    );
  });
});

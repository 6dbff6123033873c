import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { stageNamed, stageNames } from '../../../cdk/stages.ts';
import { synthesized } from './synthesized.ts';

/** A custom resource brings a function that nobody here wrote. The console's files have one (decision 67). */
const uploads = ['Custom::CDKBucketDeployment', 'Custom::CDKBucketDeployment'];
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
  const { app, templates } = synthesized(stage);

  it('is clean under AwsSolutions', () => {
    expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
  });

  it('acknowledges findings with a reason, close to where they are', () => {
    const all = acknowledgements(app);
    expect(all.length).toBeGreaterThan(0);
    for (const { path, rule, reason } of all) {
      expect(reason.length, `${rule} at ${path} has no reason`).toBeGreaterThan(30);
      expect(path.split('/').length, `${rule} at ${path} is too wide`).toBeGreaterThan(2);
    }
  });

  it.each([...templates])(
    'keeps %s below 350 resources, and free of custom ones',
    (name, { Resources = {} }) => {
      const types = Object.values(Resources).map(({ Type }) => Type);
      expect(types.length).toBeLessThanOrEqual(350);
      const isConsole = name === `stampede-${stage}-console`;
      expect(types.filter((type) => hidden.test(type))).toEqual(isConsole ? uploads : []);
    },
  );

  it('tags every stack with its app and stage', () => {
    for (const name of templates.keys()) {
      expect(app.synth().getStackByName(name).tags).toEqual({ app: 'stampede', stage });
    }
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

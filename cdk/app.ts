import { buildConsole, placeholderConsole } from './constructs/console/console-code.ts';
import { bundleHandlers } from './constructs/functions/bundle.ts';

/** The context from the CDK's command or the local cloud. It is read before the CDK is loaded, which takes a second. */
const {
  bundle,
  assetsStay,
  console: site,
}: { bundle?: string; assetsStay?: string; console?: string } = JSON.parse(
  process.env.CDK_CONTEXT_JSON ?? '{}',
);
// `-c bundle=false` leaves the handlers out, for looking at templates only. From here on esbuild runs in parallel.
const bundling = bundle === 'false' ? undefined : bundleHandlers(assetsStay);
// Keeps an early failure from ending the process without its reason.
bundling?.catch(() => {});
// `-c console=false` leaves the admin console out: the local cloud builds and serves it itself.
const building = site === 'false' || bundle === 'false' ? undefined : buildConsole();
building?.catch(() => {});

/** The local cloud needs templates only. The rules are for CI and deployments, the tree is for people. */
const rules = process.env.CDK_VALIDATION !== 'false';

const { App, Validations } = await import('aws-cdk-lib');
const { codeOf, placeholderCode } = await import('./constructs/functions/function-code.ts');
const { refusePlaceholders } = await import('./refuse-placeholders.ts');
const { stampede } = await import('./stacks/stampede.ts');
const { stageNamed } = await import('./stages.ts');

const app = new App({ treeMetadata: rules });
const stage = stageNamed(app.node.tryGetContext('stage'));
const alarmEmail: string | undefined = app.node.tryGetContext('alarmEmail');
if (app.node.tryGetContext('placeholders') !== 'allow') {
  const refusal = refusePlaceholders(stage, alarmEmail);
  if (refusal) {
    console.error(refusal);
    process.exit(1);
  }
}

const code = bundling ? codeOf(await bundling) : placeholderCode;
const builtConsole = site === 'false' ? undefined : ((await building) ?? placeholderConsole());
stampede(app, { stage, code, builtConsole, alarmEmail });
if (rules) {
  const { AwsSolutionsChecks } = await import('cdk-nag');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}

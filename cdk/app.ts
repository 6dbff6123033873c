import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundledCode, placeholderCode } from './constructs/functions/function-code.ts';
import { refusePlaceholders } from './refuse-placeholders.ts';
import { stampede } from './stacks/stampede.ts';
import { stageNamed } from './stages.ts';

const app = new App();
const stage = stageNamed(app.node.tryGetContext('stage'));
// `-c bundle=false` leaves the handlers out: for looking at templates only.
const code = app.node.tryGetContext('bundle') === 'false' ? placeholderCode : bundledCode();

const alarmEmail: string | undefined = app.node.tryGetContext('alarmEmail');
if (app.node.tryGetContext('placeholders') !== 'allow') {
  const refusal = refusePlaceholders(stage, alarmEmail);
  if (refusal) {
    console.error(refusal);
    process.exit(1);
  }
}

stampede(app, { stage, code, alarmEmail });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

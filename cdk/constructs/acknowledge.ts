import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Says that a finding of cdk-nag is meant to be so, on this construct and what is below it.
 * The reason goes into the template's metadata; test/cdk fails on one that says nothing.
 */
export function acknowledge(construct: IConstruct, rule: `AwsSolutions-${string}`, reason: string): void {
  Validations.of(construct).acknowledge({ id: rule, reason });
}

import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Acknowledges a finding of cdk-nag on this construct and everything below it.
 * The reason goes into the template's metadata. test/cdk fails on a reason that is too short.
 */
export function acknowledge(
  construct: IConstruct,
  rule: `AwsSolutions-${string}` | `Annotation::${string}`,
  reason: string,
): void {
  Validations.of(construct).acknowledge({ id: rule, reason });
}

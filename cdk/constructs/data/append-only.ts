import { ArnFormat, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Stage } from '../../stages.ts';
import { nameOf } from '../platform.ts';

type Conditions = Readonly<Record<string, Record<string, string>>>;

/** Denied to every principal, whatever its own policies allow: to change an item, to remove one, to use PartiQL. */
const never = [
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:PartiQLInsert',
  'dynamodb:PartiQLUpdate',
  'dynamodb:PartiQLDelete',
];

/** Actions that would remove items by another way, or the way back to them. */
const settings = [
  'dynamodb:DeleteTable',
  'dynamodb:UpdateTable',
  'dynamodb:UpdateTimeToLive',
  'dynamodb:UpdateContinuousBackups',
];

/**
 * A table's own policy: nobody changes or removes an item, whatever rights they have elsewhere, people with a console
 * included. A put could still replace one, so only roles of the stage's functions may put, and their puts demand that
 * nothing is there; of those roles only the ones that are granted to append have the right at all. The table's settings
 * are the deployment's. Expiry by TTL is the service's own doing and goes on.
 *
 * Roles are named by a pattern: CloudFormation begins their names with the stack's, and to name each of them would make
 * the tables depend on every stack that depends on them.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-iam-actions.html
 */
export function appendOnlyPolicy(scope: Construct, stage: Stage, tableArn: string): PolicyDocument {
  const roles = (name: string) =>
    Stack.of(scope).formatArn({
      service: 'iam',
      region: '',
      resource: 'role',
      resourceName: name,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  const unless = (name: string): Conditions => ({ ArnNotLike: { 'aws:PrincipalArn': roles(name) } });
  const deny = (sid: string, actions: string[], condition: Conditions = {}) =>
    new PolicyStatement({
      sid,
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions,
      resources: [tableArn],
      conditions: { Bool: { 'aws:PrincipalIsAWSService': 'false' }, ...condition },
    });
  return new PolicyDocument({
    statements: [
      deny('AppendOnly', never),
      deny('OnlyFunctionsAppend', ['dynamodb:PutItem'], unless(nameOf(stage, '*'))),
      // As `cdk bootstrap` names the role that CloudFormation acts by.
      deny('OnlyDeploymentsChangeSettings', settings, unless('cdk-*-cfn-exec-role-*')),
    ],
  });
}

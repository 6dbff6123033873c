import { ArnFormat, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Stage } from '../../stages.ts';
import { nameOf } from '../platform.ts';

type Conditions = Readonly<Record<string, Record<string, string>>>;

/** Denied to every principal, whatever its own policies allow: changing an item, removing one, and PartiQL. */
const never = [
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:PartiQLInsert',
  'dynamodb:PartiQLUpdate',
  'dynamodb:PartiQLDelete',
];

/** Denied too: other ways to remove items, and removing the means to restore them. */
const settings = [
  'dynamodb:DeleteTable',
  'dynamodb:UpdateTable',
  'dynamodb:UpdateTimeToLive',
  'dynamodb:UpdateContinuousBackups',
];

/**
 * The table's own policy. No principal may change or remove an item, whatever its other rights, and people with a
 * console are included. A put could still replace an item, so only roles of the stage's functions may put, and their
 * puts demand that the item does not exist. Of those roles, only the ones that are granted to append have the right at
 * all. Only the deployment may change the table's settings. Expiry by TTL is the service's own action and goes on.
 *
 * The policy names roles by a pattern. CloudFormation begins their names with the stack's name. Naming each role would
 * make the tables depend on every stack that depends on them.
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
      // The name that `cdk bootstrap` gives the role of CloudFormation.
      deny('OnlyDeploymentsChangeSettings', settings, unless('cdk-*-cfn-exec-role-*')),
    ],
  });
}

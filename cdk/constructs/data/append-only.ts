import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * A table's own policy: nobody changes or removes an item, whatever rights they have elsewhere, people with a console
 * included. A put could still replace one; only functions of ours may put, and their puts demand that nothing is there.
 * Expiry by TTL is the service's own doing and goes on.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html
 */
export const appendOnlyPolicy = (tableArn: string): PolicyDocument =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'AppendOnly',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: [
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
          'dynamodb:BatchWriteItem',
          'dynamodb:PartiQLUpdate',
          'dynamodb:PartiQLDelete',
        ],
        resources: [tableArn],
        conditions: { Bool: { 'aws:PrincipalIsAWSService': 'false' } },
      }),
    ],
  });

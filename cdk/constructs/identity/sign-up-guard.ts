import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { any, byAddress, figuresOnly, headerIs, inOrder, managed, pathStarts } from '../firewall/rules.ts';
import { nameOf, type Platform } from '../platform.ts';

export interface SignUpGuardProps {
  readonly platform: Platform;
  readonly pool: UserPool;
}

/** Cognito says in this header what the request wants, for its API and its pages alike. */
const operationHeader = 'x-amzn-cognito-operation-name';
/** What makes accounts, or makes Cognito send mail to an address that the caller names. */
const costly = ['SignUp', 'ResendConfirmationCode', 'ForgotPassword'];
/** The hosted pages for the same. */
const pages = ['/signup', '/forgotPassword', '/resendcode'];

/**
 * A firewall before the user pool: sign-ups are Cognito's own, so our functions never see them. It counts them by
 * address, and turns away addresses that AWS knows as bots. The managed Core rule set is left out: it refuses clients
 * without User-Agent, which apps are.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html
 */
export class SignUpGuard extends Construct {
  constructor(scope: Construct, id: string, { platform, pool }: SignUpGuardProps) {
    super(scope, id);
    const { stage } = platform;
    const { perAddress, seconds } = stage.signUps;
    const acl = new CfnWebACL(this, 'Acl', {
      name: nameOf(stage, 'sign-ups'),
      description: 'Limits sign-ups by address',
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: figuresOnly(nameOf(stage, 'sign-ups')),
      rules: inOrder([
        byAddress({
          name: 'sign-ups-by-address',
          metric: nameOf(stage, 'sign-ups-by-address'),
          limit: perAddress,
          seconds,
          of: any(...costly.map((name) => headerIs(operationHeader, name)), ...pages.map(pathStarts)),
        }),
        managed({
          name: 'known-bots',
          metric: nameOf(stage, 'sign-ups-known-bots'),
          group: 'AWSManagedRulesAmazonIpReputationList',
        }),
      ]),
    });
    new CfnWebACLAssociation(this, 'OnPool', { webAclArn: acl.attrArn, resourceArn: pool.userPoolArn });
  }
}

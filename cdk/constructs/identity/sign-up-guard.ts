import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import {
  all,
  any,
  byAddress,
  figuresOnly,
  headerIs,
  inOrder,
  managed,
  pathIs,
  pathStarts,
  refuse,
} from '../firewall/rules.ts';
import { nameOf, type Platform } from '../platform.ts';

export interface SignUpGuardProps {
  readonly platform: Platform;
  /** The pool of customers, and the pool of staff. */
  readonly pools: Readonly<Record<string, UserPool>>;
}

/** Cognito's header with the requested action, for its API and its pages alike. */
const operationHeader = 'x-amzn-cognito-operation-name';
/** Actions that create accounts, or make Cognito send mail to an address that the caller names. */
const costly = ['SignUp', 'ResendConfirmationCode', 'ForgotPassword'];
/** Actions that sign in without the hosted page. */
const signIn = ['InitiateAuth', 'RespondToAuthChallenge'];
/** The hosted pages for the actions in `costly`. */
const pages = ['/signup', '/forgotPassword', '/resendcode'];

/**
 * A firewall before the user pools. Cognito handles sign-ups, so our functions never see them. The firewall counts
 * sign-ups by address, and refuses addresses that AWS knows as bots. Where `passwordSignIn` is off, it refuses sign-in
 * at the pools' API: the customers' client has the choice-based flow for passkeys, and that flow takes a password even
 * when no other flow allows it. The API is called at `/`; the pages never are. The managed Core rule set is left out,
 * because it refuses clients without User-Agent, as apps are.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html ALLOW_USER_AUTH
 */
export class SignUpGuard extends Construct {
  constructor(scope: Construct, id: string, { platform, pools }: SignUpGuardProps) {
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
        ...(stage.passwordSignIn
          ? []
          : [
              refuse({
                name: 'sign-in-on-the-page-alone',
                metric: nameOf(stage, 'sign-ins-at-the-api'),
                what: all(pathIs('/'), any(...signIn.map((name) => headerIs(operationHeader, name)))),
              }),
            ]),
      ]),
    });
    for (const [name, { userPoolArn }] of Object.entries(pools))
      new CfnWebACLAssociation(this, `On${name}`, { webAclArn: acl.attrArn, resourceArn: userPoolArn });
  }
}

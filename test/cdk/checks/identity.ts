import { App } from 'aws-cdk-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { placeholderCode } from '../../../cdk/constructs/functions/function-code.ts';
import { stampede } from '../../../cdk/stacks/stampede.ts';
import { type Stage, stageNamed, stageNames } from '../../../cdk/stages.ts';
import { staffRoles } from '../../../lib/contract/operation.ts';
import { resourcesOf, targetOf } from './synthesized.ts';

interface Pool {
  readonly UserPoolName: string;
  readonly MfaConfiguration: string;
  readonly EnabledMfas: string[];
  readonly AdminCreateUserConfig: { AllowAdminCreateUserOnly: boolean };
  readonly Policies: { PasswordPolicy: { MinimumLength: number } };
  readonly UserPoolTier: string;
  readonly UserPoolAddOns?: { AdvancedSecurityMode: string };
}

interface WebAcl {
  readonly Rules: readonly {
    readonly Action?: unknown;
    readonly Statement: {
      readonly RateBasedStatement?: {
        readonly ScopeDownStatement: {
          readonly OrStatement: {
            readonly Statements: readonly {
              readonly ByteMatchStatement: { readonly SearchString: string };
            }[];
          };
        };
      };
      readonly ManagedRuleGroupStatement?: { readonly Name: string };
    };
  }[];
}

interface Client {
  readonly ExplicitAuthFlows: string[];
  readonly AllowedOAuthFlows: string[];
  readonly GenerateSecret: boolean;
}

const poolOf = (stage: (typeof stageNames)[number], name: string) =>
  resourcesOf<Pool>(stage, 'AWS::Cognito::UserPool').find(({ properties }) =>
    properties.UserPoolName.endsWith(name),
  )?.properties as Pool;

describe.each(stageNames)('identity on %s', (stage) => {
  it('makes staff use an authenticator app, and lets nobody invite themselves', () => {
    const staff = poolOf(stage, 'staff');
    expect(staff).toMatchObject({ MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] });
    expect(staff.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true);
  });

  it('lets customers sign up, and choose an authenticator app', () => {
    const customers = poolOf(stage, 'customers');
    expect(customers).toMatchObject({ MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] });
    expect(customers.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(false);
    expect(customers.Policies.PasswordPolicy.MinimumLength).toBeGreaterThanOrEqual(12);
  });

  it('gives clients no secret, the code flow only, rotating refresh tokens and revocation', () => {
    const clients = resourcesOf<Client>(stage, 'AWS::Cognito::UserPoolClient');
    expect(clients).toHaveLength(2);
    for (const { id, properties } of clients) {
      expect(properties).toMatchObject({
        GenerateSecret: false,
        AllowedOAuthFlows: ['code'],
        RefreshTokenRotation: { Feature: 'ENABLED' },
        EnableTokenRevocation: true,
        PreventUserExistenceErrors: 'ENABLED',
        AccessTokenValidity: 15,
      });
      const flows = [
        ...(stage === 'dev' ? ['ALLOW_USER_PASSWORD_AUTH'] : []),
        'ALLOW_USER_SRP_AUTH',
        ...(stage !== 'dev' && id.includes('Customers') ? ['ALLOW_USER_AUTH'] : []),
      ];
      expect([...properties.ExplicitAuthFlows].sort()).toEqual(flows.sort());
    }
  });

  it('has a staff group for each role', () => {
    const groups = resourcesOf<{ GroupName: string }>(stage, 'AWS::Cognito::UserPoolGroup');
    expect(groups.map(({ properties }) => properties.GroupName).sort()).toEqual([...staffRoles].sort());
  });

  it('protects sign-in against stolen passwords, except on dev', () => {
    for (const pool of [poolOf(stage, 'staff'), poolOf(stage, 'customers')]) {
      expect(pool.UserPoolTier).toBe(stage === 'dev' ? 'ESSENTIALS' : 'PLUS');
      expect(pool.UserPoolAddOns?.AdvancedSecurityMode).toBe(stage === 'dev' ? undefined : 'ENFORCED');
    }
  });

  it('limits sign-ups by address, before Cognito, and turns known bots away', () => {
    const [acl, ...others] = resourcesOf<WebAcl>(stage, 'AWS::WAFv2::WebACL').filter(({ stack }) =>
      stack.endsWith('-identity'),
    );
    expect(others).toEqual([]);
    const [byAddress, bots] = acl?.properties.Rules ?? [];
    const { signUps } = stageNamed(stage);
    expect(byAddress?.Action).toEqual({ Block: { CustomResponse: { ResponseCode: 429 } } });
    expect(byAddress?.Statement.RateBasedStatement).toMatchObject({
      AggregateKeyType: 'IP',
      Limit: signUps.perAddress,
      EvaluationWindowSec: signUps.seconds,
    });
    const counted = byAddress?.Statement.RateBasedStatement?.ScopeDownStatement.OrStatement.Statements;
    expect(counted?.map(({ ByteMatchStatement }) => ByteMatchStatement.SearchString)).toEqual(
      expect.arrayContaining(['SignUp', 'ResendConfirmationCode', 'ForgotPassword', '/signup']),
    );
    expect(bots?.Statement.ManagedRuleGroupStatement?.Name).toBe('AWSManagedRulesAmazonIpReputationList');
  });

  it('refuses sign-in at the pools’ API, whatever the flows of a client allow, except on dev', () => {
    const [acl] = resourcesOf<WebAcl>(stage, 'AWS::WAFv2::WebACL').filter(({ stack }) =>
      stack.endsWith('-identity'),
    );
    const refused = JSON.stringify(acl?.properties.Rules.at(-1) ?? {});
    for (const part of ['"Block":{}', '"/"', 'InitiateAuth', 'RespondToAuthChallenge'])
      expect(refused.includes(part), part).toBe(!stageNamed(stage).passwordSignIn);
  });

  it('puts that before both pools', () => {
    const guarded = resourcesOf<{ ResourceArn: unknown }>(stage, 'AWS::WAFv2::WebACLAssociation');
    const pools = guarded.map(({ properties }) => targetOf(properties.ResourceArn));
    expect(pools.toSorted()).toEqual([expect.stringMatching(/Customers/), expect.stringMatching(/Staff/)]);
  });
});

describe('how customers sign in', () => {
  let resources: { Type: string; Properties: Record<string, unknown>; DependsOn?: string[] }[];
  beforeAll(() => {
    const stage: Stage = {
      ...stageNamed('staging'),
      social: { google: { clientId: 'g' }, apple: { clientId: 'a', teamId: 't', keyId: 'k' } },
      mail: { address: 'hello@shop.example', name: 'Shop', region: 'eu-west-1' },
    };
    const app = new App({ analyticsReporting: false });
    stampede(app, { stage, code: placeholderCode });
    resources = Object.values(app.synth().getStackByName('stampede-staging-identity').template.Resources);
  });

  it('lets them use a passkey with the lock of their phone, on a page that knows how', () => {
    const pool = poolOf('prod', 'customers');
    expect(pool).toMatchObject({
      WebAuthnUserVerification: 'required',
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
    });
    expect(resourcesOf('prod', 'AWS::Cognito::ManagedLoginBranding')).toHaveLength(1);
    const staff = poolOf('prod', 'staff') as Pool & { WebAuthnUserVerification?: string };
    expect(staff.WebAuthnUserVerification).toBeUndefined();
  });

  it('has Google and Apple only where the stage names an app, and none of their secrets in the template', () => {
    expect(resourcesOf('prod', 'AWS::Cognito::UserPoolIdentityProvider')).toEqual([]);
    const providers = resources.filter(({ Type }) => Type === 'AWS::Cognito::UserPoolIdentityProvider');
    expect(providers.map(({ Properties }) => Properties.ProviderName).sort()).toEqual([
      'Google',
      'SignInWithApple',
    ]);
    for (const { Properties } of providers) {
      expect(JSON.stringify(Properties.ProviderDetails)).toMatch(
        /resolve:secretsmanager:.*stampede\/staging\/(google|apple)/,
      );
      // Guests are linked by verified addresses alone.
      expect(Properties.AttributeMapping).toEqual({ email: 'email', email_verified: 'email_verified' });
    }
    const app = resources.find(({ Properties }) =>
      (Properties?.SupportedIdentityProviders as string[] | undefined)?.includes('Google'),
    );
    expect(app?.Properties.SupportedIdentityProviders).toEqual(['COGNITO', 'Google', 'SignInWithApple']);
    expect(app?.DependsOn).toHaveLength(2);
  });

  it('sends its mail from the stage’s own address', () => {
    const pools = resources.filter(({ Type }) => Type === 'AWS::Cognito::UserPool');
    expect(pools).toHaveLength(2);
    for (const { Properties } of pools)
      expect(Properties.EmailConfiguration).toMatchObject({
        EmailSendingAccount: 'DEVELOPER',
        From: 'Shop <hello@shop.example>',
      });
  });
});

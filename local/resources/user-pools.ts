import type { Pool } from '../cognito/directory.ts';
import type { PoolTriggers } from '../cognito/triggers.ts';
import { arn, REGION, stableId } from '../names.ts';
import type { ResolvedResource } from '../template/deploy.ts';
import { inert, used } from '../template/property-table.ts';
import { TemplateError } from '../template/template-error.ts';
import type { CloudTarget, ResourceTypes } from './target.ts';

const CLIENT_SETTINGS = [
  'AccessTokenValidity',
  'AllowedOAuthFlows',
  'AllowedOAuthFlowsUserPoolClient',
  'AllowedOAuthScopes',
  'CallbackURLs',
  'ClientName',
  'DefaultRedirectURI',
  'ExplicitAuthFlows',
  'IdTokenValidity',
  'LogoutURLs',
  'PreventUserExistenceErrors',
  'ReadAttributes',
  'RefreshTokenRotation',
  'RefreshTokenValidity',
  'SupportedIdentityProviders',
  'TokenValidityUnits',
  'WriteAttributes',
];

const POOL_SETTINGS = [
  'AdminCreateUserConfig',
  'AliasAttributes',
  'AutoVerifiedAttributes',
  'MfaConfiguration',
  'Policies',
  'UsernameAttributes',
  'UsernameConfiguration',
];

/** Cognito user pools, in cognito-local. Mail, SMS and threat protection have no local effect. */
export const userPools: ResourceTypes = {
  'AWS::Cognito::UserPool': {
    properties: {
      ...used('UserPoolName', 'EnabledMfas', 'Schema', 'LambdaConfig', ...POOL_SETTINGS),
      ...inert(
        'AccountRecoverySetting',
        'DeletionProtection',
        'DeviceConfiguration',
        'EmailAuthenticationMessage',
      ),
      ...inert(
        'EmailAuthenticationSubject',
        'EmailConfiguration',
        'EmailVerificationMessage',
        'EmailVerificationSubject',
      ),
      ...inert(
        'SmsAuthenticationMessage',
        'SmsConfiguration',
        'SmsVerificationMessage',
        'UserAttributeUpdateSettings',
      ),
      ...inert('UserPoolAddOns', 'UserPoolTags', 'UserPoolTier', 'VerificationMessageTemplate'),
      ...inert('WebAuthnRelyingPartyID', 'WebAuthnUserVerification', 'WebAuthnFactorConfiguration'),
    },
    create: createPool,
  },
  'AWS::Cognito::UserPoolClient': {
    properties: {
      ...used('UserPoolId', 'GenerateSecret', ...CLIENT_SETTINGS),
      ...inert('AuthSessionValidity', 'EnablePropagateAdditionalUserContextData', 'EnableTokenRevocation'),
    },
    create: createClient,
  },
  'AWS::Cognito::UserPoolGroup': {
    properties: { ...used('UserPoolId', 'GroupName', 'Description', 'Precedence'), ...inert('RoleArn') },
    create: (resource, target) => {
      const { UserPoolId, GroupName, Description, Precedence } = resource.properties;
      const name = String(GroupName);
      poolOf(UserPoolId, resource, target).groups.push({
        name,
        properties: defined({ Description, Precedence }),
      });
      return { ref: name, attributes: {} };
    },
  },
  'AWS::Cognito::UserPoolDomain': {
    properties: { ...used('UserPoolId', 'Domain'), ...inert('CustomDomainConfig', 'ManagedLoginVersion') },
    create: ({ properties }) => ({
      ref: String(properties.Domain),
      attributes: { CloudFrontDistribution: '' },
    }),
  },
};

function createPool(resource: ResolvedResource, target: CloudTarget) {
  const { properties, stack, logicalId } = resource;
  const id = `${REGION}_${stableId(`${stack}/${logicalId}`, 9)}`;
  const attributes = ((properties.Schema ?? []) as { Name: string }[]).map((each) => ({
    AttributeDataType: 'String',
    Mutable: true,
    ...each,
    Name: STANDARD.includes(each.Name) ? each.Name : `custom:${each.Name}`,
  }));
  const totp = ((properties.EnabledMfas ?? []) as string[]).includes('SOFTWARE_TOKEN_MFA');
  const options = {
    ...pick(properties, POOL_SETTINGS),
    Name: properties.UserPoolName ?? `${stack}-${logicalId}`,
    Arn: arn('cognito-idp', `userpool/${id}`),
    SchemaAttributes: [
      ...BASE_ATTRIBUTES.filter((base) => !attributes.some((each) => each.Name === base.Name)),
      ...attributes,
    ],
    SoftwareTokenMfaConfiguration: { Enabled: totp },
    MfaConfiguration: properties.MfaConfiguration ?? 'OFF',
  };
  target.pools.set(id, { id, options, groups: [], clients: [], triggers: triggersOf(resource), users: [] });
  return {
    ref: id,
    attributes: {
      Arn: options.Arn,
      UserPoolId: id,
      ProviderName: `cognito-idp.${REGION}.amazonaws.com/${id}`,
      ProviderURL: `${target.cognito}/${id}`,
    },
  };
}

/** @throws TemplateError for a trigger that the local cloud does not run. */
function triggersOf(resource: ResolvedResource): PoolTriggers {
  const {
    PostAuthentication: signedIn,
    PostConfirmation: confirmed,
    PreTokenGenerationConfig: tokens,
    ...others
  } = (resource.properties.LambdaConfig ?? {}) as {
    PostAuthentication?: string;
    PostConfirmation?: string;
    PreTokenGenerationConfig?: { LambdaArn: string; LambdaVersion: string };
  };
  if (Object.keys(others).length > 0)
    throw new TemplateError(
      `The local cloud runs no Cognito triggers but PostAuthentication, PostConfirmation and PreTokenGenerationConfig (${Object.keys(others)}).`,
      resource,
    );
  if (tokens && tokens.LambdaVersion !== 'V2_0')
    throw new TemplateError(
      'The local cloud supports only version V2_0 of PreTokenGenerationConfig.',
      resource,
    );
  return {
    ...(signedIn && { PostAuthentication: signedIn }),
    ...(confirmed && { PostConfirmation: confirmed }),
    ...(tokens && { PreTokenGenerationConfig: tokens.LambdaArn }),
  };
}

/** The attributes that cognito-local needs for a sign-up. A template names only additional ones. */
const STANDARD = [
  'sub',
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'preferred_username',
  'profile',
  'picture',
  'website',
  'email',
  'email_verified',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
  'phone_number',
  'phone_number_verified',
  'address',
  'updated_at',
];
const BASE_ATTRIBUTES = STANDARD.map((Name) => ({
  Name,
  AttributeDataType: Name.endsWith('_verified') ? 'Boolean' : 'String',
  Mutable: Name !== 'sub',
  Required: Name === 'sub',
}));

function createClient(resource: ResolvedResource, target: CloudTarget) {
  const { properties, stack, logicalId } = resource;
  const pool = poolOf(properties.UserPoolId, resource, target);
  const clientId = stableId(`${stack}/${logicalId}`, 40).toLowerCase().slice(0, 26);
  const secret = properties.GenerateSecret ? { ClientSecret: stableId(`secret/${clientId}`, 40) } : {};
  pool.clients.push({
    ...pick(properties, CLIENT_SETTINGS),
    ...here('CallbackURLs', properties, target),
    ...here('LogoutURLs', properties, target),
    ...secret,
    ClientId: clientId,
    UserPoolId: pool.id,
  });
  return {
    ref: clientId,
    attributes: { ClientId: clientId, Name: properties.ClientName ?? clientId, ...secret },
  };
}

/** The template names the console at the API's usual port. Here it is at the port of this cloud. */
function here(name: string, properties: Record<string, unknown>, { gatewayUrl }: CloudTarget) {
  const addresses = properties[name] as string[] | undefined;
  const { port } = new URL(gatewayUrl);
  const usual = /^(http:\/\/(?:localhost|127\.0\.0\.1)):4000(?=\/)/;
  return addresses ? { [name]: addresses.map((each) => each.replace(usual, `$1:${port}`)) } : {};
}

function poolOf(id: unknown, resource: ResolvedResource, { pools }: CloudTarget): Pool {
  const pool = pools.get(String(id));
  if (!pool) throw new TemplateError(`There is no user pool ${id}.`, resource);
  return pool;
}

const pick = (from: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));

const defined = (from: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined));

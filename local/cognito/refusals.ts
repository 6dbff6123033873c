import { randomBytes } from 'node:crypto';
import { type Attribute, attributeFault } from './attribute-rules.ts';
import { newPasswords, passwordFault } from './password-policy.ts';
import type { LocalPool } from './pool-service.ts';

/** An error with one of Cognito's codes. */
export type CognitoError = new (code: string, message: string) => Error;

export type Request = Record<string, unknown> & { UserPoolId: string; ClientId: string; Username: string };

/** The operations with attributes, and whether those are all attributes of the user. */
const withAttributes: Readonly<Record<string, boolean>> = {
  AdminCreateUser: true,
  AdminUpdateUserAttributes: false,
  SignUp: true,
  UpdateUserAttributes: false,
};

/** A temporary password like Cognito's. It meets every policy. */
export const madeUpPassword = (): string => `${randomBytes(12).toString('base64url')}aA1!`;

/**
 * Refuses requests that Cognito refuses and cognito-local 5.3.0 accepts: weak passwords, attributes that break the
 * schema, another user's address, flows that the client does not allow, a group that already exists.
 */
export async function refuseUnlikeCognito(
  ctx: unknown,
  operation: string,
  request: Request,
  pool: LocalPool,
  client: { ExplicitAuthFlows?: string[] } | undefined,
  CognitoError: CognitoError,
): Promise<void> {
  const { Policies, SchemaAttributes = [], UsernameAttributes = [] } = pool.options;
  for (const password of newPasswords(operation, request)) {
    const fault = passwordFault(password, Policies?.PasswordPolicy);
    if (fault) throw new CognitoError('InvalidPasswordException', fault);
  }
  const complete = withAttributes[operation];
  if (complete !== undefined) {
    const given = (request.UserAttributes ?? []) as Attribute[];
    // Where people sign in with the address, the address is the user name.
    const implied =
      UsernameAttributes.includes('email') && complete ? [{ Name: 'email', Value: request.Username }] : [];
    const fault = attributeFault([...implied, ...given], SchemaAttributes, complete);
    if (fault) throw new CognitoError('InvalidParameterException', fault);
    for (const { Name, Value } of complete ? [] : given) {
      if (!UsernameAttributes.includes(Name) || !Value) continue;
      const owner = await pool.getUserByUsername(ctx, Value);
      const self = request.Username && (await pool.getUserByUsername(ctx, request.Username));
      if (owner && self && owner.Username !== self.Username)
        throw new CognitoError('AliasExistsException', `An account with the ${Name} already exists.`);
    }
  }
  const flows = client?.ExplicitAuthFlows;
  if (operation === 'InitiateAuth' && flows?.length) {
    const flow = request.AuthFlow === 'REFRESH_TOKEN' ? 'REFRESH_TOKEN_AUTH' : String(request.AuthFlow);
    if (!flows.includes(`ALLOW_${flow}`) && !flows.includes(flow))
      throw new CognitoError('InvalidParameterException', `${flow} flow not enabled for this client`);
  }
  if (operation === 'CreateGroup' && (await pool.getGroupByGroupName(ctx, String(request.GroupName))))
    throw new CognitoError('GroupExistsException', 'A group with the name already exists.');
}

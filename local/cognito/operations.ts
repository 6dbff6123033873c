import { secondsOf } from './hosted-tokens.ts';
import type { LocalPool } from './pool-service.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import { type CognitoError, madeUpPassword, type Request, refuseUnlikeCognito } from './refusals.ts';
import { type Messages, resendInvitation } from './resend-invitation.ts';
import { claimsOf, type LocalUser } from './tokens.ts';
import type { TriggerCaller } from './triggers.ts';

type Context = unknown;
type Operation = (ctx: Context, request: Request) => Promise<Record<string, unknown>>;
type Router = (target: string) => Operation;

interface Parts {
  cognito: {
    getAppClient(ctx: Context, id: string): Promise<{ ExplicitAuthFlows?: string[] } | null>;
    getUserPool(ctx: Context, id: string): Promise<LocalPool>;
    getUserPoolForClientId(ctx: Context, id: string): Promise<LocalPool>;
  };
  triggers: TriggerCaller;
  tokens: RefreshTokens;
  messages: Messages;
  /** The refresh token that replaces the one which this request used. */
  replacement(): string | undefined;
  errors: Record<
    'NotAuthorizedError' | 'UserNotFoundError' | 'InvalidParameterError' | 'InvalidPasswordError',
    new (
      message?: string,
    ) => Error
  > & { CognitoError: CognitoError };
}

/**
 * Completes cognito-local where the product needs more than it has. Signing out ends the refresh tokens. Access tokens
 * stay valid until they expire, as at AWS.
 */
export function completeOperations(
  base: Router,
  { cognito, triggers, tokens, messages, replacement, errors }: Parts,
): Router {
  const userOf = async (ctx: Context, pool: LocalPool, name: string) => {
    const user = await pool.getUserByUsername(ctx, name);
    if (!user) throw new errors.UserNotFoundError();
    return user;
  };

  const confirmed = ({ options }: LocalPool, user: LocalUser, what: string) =>
    triggers.call('PostConfirmation', {
      version: '1',
      triggerSource: `PostConfirmation_${what}`,
      userPoolId: options.Id,
      username: user.Username,
      request: {
        userAttributes: {
          ...Object.fromEntries(user.Attributes.map(({ Name, Value }) => [Name, Value])),
          'cognito:user_status': 'CONFIRMED',
        },
      },
    });

  /** Refuses tokens to a disabled user, for every kind of sign-in. */
  const signingIn =
    (operation: Operation): Operation =>
    async (ctx, request) => {
      const pool = await cognito.getUserPoolForClientId(ctx, request.ClientId);
      const named = (request.AuthParameters ?? request.ChallengeResponses ?? {}) as Record<string, string>;
      const before = named.USERNAME ? await pool.getUserByUsername(ctx, named.USERNAME) : null;
      if (before?.Enabled === false) throw new errors.NotAuthorizedError('User is disabled.');
      // cognito-local signs an invited user in without the invitation's password.
      if (
        before?.UserStatus === 'FORCE_CHANGE_PASSWORD' &&
        request.AuthFlow === 'USER_PASSWORD_AUTH' &&
        named.PASSWORD !== before.Password
      )
        throw new errors.NotAuthorizedError('Incorrect username or password.');
      const answer = await operation(ctx, request).catch((error: Error) => {
        const guess =
          request.AuthFlow === 'USER_PASSWORD_AUTH' &&
          (!before || error instanceof errors.InvalidPasswordError);
        throw guess ? new errors.NotAuthorizedError('Incorrect username or password.') : error;
      });
      const result = answer.AuthenticationResult as { AccessToken: string } | undefined;
      if (!result) return answer;
      const ExpiresIn = secondsOf(result.AccessToken);
      const RefreshToken = replacement();
      return {
        ...answer,
        AuthenticationResult: {
          ...result,
          ExpiresIn,
          TokenType: 'Bearer',
          ...(RefreshToken && { RefreshToken }),
        },
      };
    };

  const operations: Record<string, Operation> = {
    AdminUserGlobalSignOut: async (ctx, request) => {
      const pool = await cognito.getUserPool(ctx, request.UserPoolId);
      const user = await userOf(ctx, pool, request.Username);
      tokens.revokeAll(pool.options.Id, user.Username);
      return {};
    },
    RevokeToken: async (_ctx, request) => {
      tokens.revoke(String(request.Token));
      return {};
    },

    /** Refreshes tokens for a client with refresh token rotation. */
    GetTokensFromRefreshToken: (ctx, { ClientId, RefreshToken, ...rest }) =>
      signingIn(base('InitiateAuth'))(ctx, {
        ...rest,
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: RefreshToken },
      }),

    /** cognito-local creates the user first, and fails afterwards. */
    AdminCreateUser: async (ctx, request) => {
      const pool = await cognito.getUserPool(ctx, request.UserPoolId);
      const before = await pool.getUserByUsername(ctx, request.Username);
      const TemporaryPassword = String(request.TemporaryPassword ?? madeUpPassword());
      const create = (wanted: Request) => base('AdminCreateUser')(ctx, wanted);
      const invitation = { ...request, TemporaryPassword };
      if (before && request.MessageAction === 'RESEND')
        return resendInvitation(ctx, before, invitation, {
          pool,
          messages,
          CognitoError: errors.CognitoError,
        });
      return create(invitation).catch(async (error: unknown) => {
        const made = before ? null : await pool.getUserByUsername(ctx, request.Username);
        if (made) await pool.deleteUser(ctx, made);
        throw error;
      });
    },

    /** cognito-local reads an ID token's lifetime as minutes when it has no unit. */
    CreateUserPoolClient: (ctx, request) => {
      const TokenValidityUnits = { IdToken: 'hours', ...(request.TokenValidityUnits as object | undefined) };
      return base('CreateUserPoolClient')(ctx, { ...request, TokenValidityUnits });
    },

    /** cognito-local returns all users with all attributes at once. */
    ListUsers: async (ctx, request) => {
      const { Users = [] } = (await base('ListUsers')(ctx, request)) as {
        Users?: { Attributes: { Name: string }[] }[];
      };
      const from = Number(request.PaginationToken ?? 0);
      const to = from + Number(request.Limit ?? 60);
      if (!(from < Math.max(1, Users.length)))
        throw new errors.InvalidParameterError('Invalid pagination token.');
      const page = Users.slice(from, to).map((user) => only(request.AttributesToGet, user));
      return { Users: page, ...(to < Users.length && { PaginationToken: String(to) }) };
    },

    /** Groups store members by user name, while Cognito's operations accept any alias. */
    AdminListGroupsForUser: async (ctx, request) => {
      const pool = await cognito.getUserPool(ctx, request.UserPoolId);
      const user = await userOf(ctx, pool, request.Username);
      return base('AdminListGroupsForUser')(ctx, { ...request, Username: user.Username });
    },

    /** A correct code proves the address. Cognito then marks it as verified, and passes that to the trigger. */
    ConfirmSignUp: async (ctx, request) => {
      const answer = await base('ConfirmSignUp')(ctx, request);
      const pool = await cognito.getUserPoolForClientId(ctx, request.ClientId);
      const user = await userOf(ctx, pool, request.Username);
      const others = user.Attributes.filter(({ Name }) => Name !== 'email_verified');
      const verified = { ...user, Attributes: [...others, { Name: 'email_verified', Value: 'true' }] };
      await pool.saveUser(ctx, verified);
      await confirmed(pool, verified, 'ConfirmSignUp');
      return answer;
    },
    AdminConfirmSignUp: async (ctx, request) => {
      const answer = await base('AdminConfirmSignUp')(ctx, request);
      const pool = await cognito.getUserPool(ctx, request.UserPoolId);
      await confirmed(pool, await userOf(ctx, pool, request.Username), 'ConfirmSignUp');
      return answer;
    },
    ConfirmForgotPassword: async (ctx, request) => {
      const answer = await base('ConfirmForgotPassword')(ctx, request);
      const pool = await cognito.getUserPoolForClientId(ctx, request.ClientId);
      await confirmed(pool, await userOf(ctx, pool, request.Username), 'ConfirmForgotPassword');
      return answer;
    },
  };

  const operation = (target: string): Operation => {
    if (target === 'InitiateAuth' || target === 'RespondToAuthChallenge') return signingIn(base(target));
    return operations[target] ?? base(target);
  };
  return (target) => async (ctx, request) => {
    const whose = { ...ownerOf(request.AccessToken), ...request };
    const { UserPoolId, ClientId } = whose;
    if (ClientId || UserPoolId) {
      const pool = UserPoolId
        ? await cognito.getUserPool(ctx, UserPoolId)
        : await cognito.getUserPoolForClientId(ctx, ClientId);
      const client = ClientId ? await cognito.getAppClient(ctx, ClientId) : undefined;
      await refuseUnlikeCognito(ctx, target, whose, pool, client ?? undefined, errors.CognitoError);
    }
    return operation(target)(ctx, request);
  };
}

/** Reads the user and the pool that an access token names, for requests that name neither. */
function ownerOf(token: unknown): { UserPoolId?: string; Username?: string } {
  if (typeof token !== 'string') return {};
  const { iss, username } = claimsOf(token);
  return { UserPoolId: String(iss).split('/').at(-1) ?? '', Username: String(username) };
}

/** Returns the user with only the named attributes, if any are named. */
function only<U extends { Attributes: { Name: string }[] }>(names: unknown, user: U): U {
  if (!Array.isArray(names)) return user;
  return { ...user, Attributes: user.Attributes.filter(({ Name }) => names.includes(Name)) };
}

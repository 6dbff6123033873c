import type { LocalUser } from './tokens.ts';
import type { TriggerCaller } from './triggers.ts';

type Context = unknown;
type Request = Record<string, unknown> & { UserPoolId: string; ClientId: string; Username: string };
type Operation = (ctx: Context, request: Request) => Promise<Record<string, unknown>>;
type Router = (target: string) => Operation;

interface LocalPool {
  options: { Id: string };
  getUserByUsername(ctx: Context, name: string): Promise<LocalUser | null>;
  saveUser(ctx: Context, user: LocalUser): Promise<void>;
  storeRefreshToken(ctx: Context, token: string, user: LocalUser): Promise<void>;
}

interface Parts {
  cognito: {
    getUserPool(ctx: Context, id: string): Promise<LocalPool>;
    getUserPoolForClientId(ctx: Context, id: string): Promise<LocalPool>;
  };
  triggers: TriggerCaller;
  errors: Record<
    'NotAuthorizedError' | 'UserNotFoundError' | 'InvalidParameterError',
    new (
      message?: string,
    ) => Error
  >;
}

/**
 * Completes cognito-local where the product meets what it leaves out. Signing out ends the refresh tokens; access
 * tokens run on until they expire, as at AWS.
 */
export function completeOperations(base: Router, { cognito, triggers, errors }: Parts): Router {
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

  /** A disabled user gets no token, whichever way they ask. */
  const signingIn =
    (operation: Operation): Operation =>
    async (ctx, request) => {
      const pool = await cognito.getUserPoolForClientId(ctx, request.ClientId);
      const named = (request.AuthParameters ?? request.ChallengeResponses ?? {}) as Record<string, string>;
      const before = named.USERNAME ? await pool.getUserByUsername(ctx, named.USERNAME) : null;
      if (before?.Enabled === false) throw new errors.NotAuthorizedError('User is disabled.');
      const answer = await operation(ctx, request);
      const { RefreshToken: token } = (answer.AuthenticationResult ?? {}) as { RefreshToken?: string };
      const user = token && named.USERNAME ? await pool.getUserByUsername(ctx, named.USERNAME) : null;
      // cognito-local forgets the refresh token of whoever answered a challenge.
      if (token && user && !user.RefreshTokens?.includes(token))
        await pool.storeRefreshToken(ctx, token, user);
      return answer;
    };

  const operations: Record<string, Operation> = {
    AdminUserGlobalSignOut: async (ctx, request) => {
      const pool = await cognito.getUserPool(ctx, request.UserPoolId);
      const user = await userOf(ctx, pool, request.Username);
      await pool.saveUser(ctx, { ...user, RefreshTokens: [] });
      return {};
    },

    /** cognito-local answers everybody at once. */
    ListUsers: async (ctx, request) => {
      const { Users = [] } = (await base('ListUsers')(ctx, request)) as { Users?: unknown[] };
      const from = Number(request.PaginationToken ?? 0);
      const to = from + Number(request.Limit ?? 60);
      if (!(from < Math.max(1, Users.length)))
        throw new errors.InvalidParameterError('Invalid pagination token.');
      return { Users: Users.slice(from, to), ...(to < Users.length && { PaginationToken: String(to) }) };
    },

    /** A group's members are kept by user name, and Cognito takes any alias. */
    AdminListGroupsForUser: async (ctx, request) => {
      const pool = await cognito.getUserPool(ctx, request.UserPoolId);
      const user = await userOf(ctx, pool, request.Username);
      return base('AdminListGroupsForUser')(ctx, { ...request, Username: user.Username });
    },

    /** Whoever knew the code has the address: Cognito marks it as verified, and tells the trigger so. */
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

  return (target) => {
    if (target === 'InitiateAuth' || target === 'RespondToAuthChallenge') return signingIn(base(target));
    return operations[target] ?? base(target);
  };
}

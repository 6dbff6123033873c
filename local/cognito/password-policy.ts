/** A pool's password policy, from its template or CreateUserPool. */
export interface PasswordPolicy {
  MinimumLength?: number | string;
  RequireLowercase?: boolean | string;
  RequireUppercase?: boolean | string;
  RequireNumbers?: boolean | string;
  RequireSymbols?: boolean | string;
}

const longest = 256;
const symbols = /[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`+= ]/;

/**
 * Returns what a password lacks, in the words of Cognito. Undefined for a valid password.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
 */
export function passwordFault(password: string, policy: PasswordPolicy | undefined): string | undefined {
  if (!policy) return undefined;
  const wanted = (flag: boolean | string | undefined) => String(flag) === 'true';
  const faults: [boolean, string][] = [
    [password.length < Number(policy.MinimumLength ?? 8), 'Password not long enough'],
    [password.length > longest, 'Password too long'],
    [wanted(policy.RequireLowercase) && !/[a-z]/.test(password), 'Password must have lowercase characters'],
    [wanted(policy.RequireUppercase) && !/[A-Z]/.test(password), 'Password must have uppercase characters'],
    [wanted(policy.RequireNumbers) && !/\d/.test(password), 'Password must have numeric characters'],
    [wanted(policy.RequireSymbols) && !symbols.test(password), 'Password must have symbol characters'],
  ];
  const [, fault] = faults.find(([applies]) => applies) ?? [];
  return fault && `Password did not conform with policy: ${fault}`;
}

/** The passwords that an operation would set. */
export function newPasswords(operation: string, request: Readonly<Record<string, unknown>>): string[] {
  const { Password, ProposedPassword, TemporaryPassword } = request;
  const { NEW_PASSWORD } = (request.ChallengeResponses ?? {}) as { NEW_PASSWORD?: string };
  const set: Readonly<Record<string, unknown>> = {
    AdminCreateUser: TemporaryPassword,
    AdminSetUserPassword: Password,
    ChangePassword: ProposedPassword,
    ConfirmForgotPassword: Password,
    RespondToAuthChallenge: NEW_PASSWORD,
    SignUp: Password,
  };
  const value = set[operation];
  return typeof value === 'string' ? [value] : [];
}

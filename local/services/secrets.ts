import { randomInt } from 'node:crypto';
import { AwsError, type AwsService } from '../aws-http.ts';
import { arn, stableId, stableUuid } from '../names.ts';
import type { StateStore } from '../state.ts';

/** The template's GenerateSecretString. */
export interface GenerateSecretString {
  PasswordLength?: number;
  ExcludeCharacters?: string;
  ExcludeLowercase?: boolean;
  ExcludeNumbers?: boolean;
  ExcludePunctuation?: boolean;
  ExcludeUppercase?: boolean;
  IncludeSpace?: boolean;
  RequireEachIncludedType?: boolean;
  SecretStringTemplate?: string;
  GenerateStringKey?: string;
}

/** Secrets Manager, with the parts that functions need to read secrets and operators need to change them. */
export interface Secrets extends AwsService {
  /** Keeps the value from an earlier start. Returns the secret's ARN. */
  add(name: string, make: () => string): string;
  valueOf(id: string): string;
  /** Sets another value, as PutSecretValue does. */
  put(id: string, value: string): void;
}

interface SecretRequest {
  SecretId?: string;
  SecretString?: string;
}

interface Secret {
  arn: string;
  name: string;
  value: string;
  createdAt: number;
}

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/ */
export function createSecrets(state: StateStore): Secrets {
  const find = (id: string): Secret => {
    const all = state.keys('secret/').map((key) => state.get<Secret>(key) as Secret);
    const secret = all.find((candidate) =>
      [candidate.arn, candidate.name, candidate.arn.slice(0, -7)].includes(id),
    );
    if (secret) return secret;
    throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  };
  const put = (secret: Secret, value: string): Secret => {
    const changed: Secret = { ...secret, value, createdAt: Date.now() };
    state.set(`secret/${secret.name}`, changed);
    return changed;
  };
  const operations: Record<string, (secret: Secret, request: SecretRequest) => object> = {
    GetSecretValue: (secret) => ({
      ...describe(secret),
      SecretString: secret.value,
      VersionStages: ['AWSCURRENT'],
    }),
    PutSecretValue: (secret, { SecretString = '' }) => ({
      ...describe(put(secret, SecretString)),
      VersionStages: ['AWSCURRENT'],
    }),
    DescribeSecret: (secret) => ({
      ...describe(secret),
      VersionIdsToStages: { [stableUuid(secret.value)]: ['AWSCURRENT'] },
    }),
  };
  return {
    add: (name, make) => {
      const key = `secret/${name}`;
      const id = arn('secretsmanager', `secret:${name}-${stableId(name, 6)}`);
      if (!state.get(key))
        state.set(key, { arn: id, name, value: make(), createdAt: Date.now() } satisfies Secret);
      return id;
    },
    valueOf: (id) => find(id).value,
    put: (id, value) => void put(find(id), value),
    accepts: (request) => request.target?.startsWith('secretsmanager.') ?? false,
    handle: async (request) => {
      const operation = operations[request.target?.split('.')[1] ?? ''];
      if (!operation)
        throw new AwsError('UnknownOperationException', `The local cloud does not support ${request.target}`);
      const asked = request.body as SecretRequest;
      return { status: 200, body: operation(find(String(asked.SecretId)), asked) };
    },
  };
}

function describe(secret: Secret): object {
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: stableUuid(secret.value),
    CreatedDate: secret.createdAt / 1000,
  };
}

/** Generates a secret string as the template describes. */
export function generateSecretString(options: GenerateSecretString): string {
  const sets = [
    options.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    options.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    options.ExcludeNumbers ? '' : '0123456789',
    options.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    options.IncludeSpace ? ' ' : '',
  ].map((set) => [...set].filter((character) => !options.ExcludeCharacters?.includes(character)));
  const pick = (from: string[]) => from[randomInt(from.length)] ?? '';
  const required =
    options.RequireEachIncludedType === false ? [] : sets.filter((set) => set.length > 0).map(pick);
  const everything = sets.flat();
  const rest = Array.from({ length: (options.PasswordLength ?? 32) - required.length }, () =>
    pick(everything),
  );
  const password = [...required, ...rest].join('');
  if (!options.SecretStringTemplate || !options.GenerateStringKey) return password;
  return JSON.stringify({
    ...JSON.parse(options.SecretStringTemplate),
    [options.GenerateStringKey]: password,
  });
}

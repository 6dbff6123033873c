import type * as z from 'zod';
import type { QueueVariable } from './queue.ts';
import type { TableVariable, TableVariableOf } from './tables.ts';

/** The variables that a function may read, besides those of queues. The CDK app sets them under the same names. */
export type EnvironmentName =
  | TableVariable
  | 'STAGE'
  | 'ABUSE_POLICY'
  | 'REQUEST_LIMITS'
  | 'SUBJECT_SECRET_ARN'
  | 'CHALLENGE_SECRET_ARN'
  | 'TURNSTILE_VERIFY_URL'
  | 'LIVE_POLL_THRESHOLD'
  | 'LIVE_CONNECTIONS_URL'
  | 'AUDIT_RETENTION_SECONDS'
  | 'EXPORTS_BUCKET'
  | 'IMAGES_BUCKET'
  | 'EVENT_BUS_NAME'
  | 'SCHEDULE_GROUP'
  | 'SCHEDULER_ROLE_ARN'
  | 'SCHEDULER_QUEUE_ARN'
  | 'SCHEDULER_DLQ_ARN'
  | 'SIGNING_SECRET_ARN'
  | 'GUEST_TOKEN_SECRET_ARN'
  | 'DOOR_KEY_SECRET_ARN'
  | 'STRIPE_SECRET_ARN'
  | 'STRIPE_CALLS_PER_SECOND'
  | 'OVERSIGHT_POLICY'
  | 'RECENT_SIGN_IN_ABOVE'
  | 'IMAGE_HOSTS'
  | 'PAYMENT_RETURN_URL'
  | 'CUSTOMERS_ISSUER'
  | 'CUSTOMERS_CLIENT_ID'
  | 'CUSTOMERS_POOL_ID'
  | 'STAFF_POOL_ID'
  | 'STAFF_ISSUER'
  | 'STAFF_CLIENT_ID'
  | 'HOLD_SECONDS'
  | 'OFFER_SECONDS'
  | 'CLAIM_RECOVERY_SECONDS'
  | 'EDGE_SECRET_ARN'
  | 'DISTRIBUTION_ID'
  | 'TEST_ADDRESSES'
  | 'SOCKET_LIMITS'
  | 'DEAD_LETTER_QUEUES'
  | 'MAIL_SENDER'
  | 'FETCH_LOOPBACK';

/**
 * The variables that are not set everywhere. Endpoints: the place to run sets them, as it sets `AWS_ENDPOINT_URL_…` for
 * the AWS SDK. The secret of the edge: not every stage has one. Settings that only dev accepts. The table of switches
 * and the key of subjects: tests of handlers lack them. The table of staff: absent where no staff may call. The table of
 * failures: tests of consumers lack it. The sender of mails: a stage may have none of its own. The
 * permission to fetch from this machine: only the local cloud gives it.
 */
export type OptionalName =
  | 'STRIPE_API_URL'
  | 'EDGE_SECRET_ARN'
  | 'TEST_ADDRESSES'
  | TableVariableOf<'switches' | 'staff' | 'sellers' | 'failures'>
  | 'MAIL_SENDER'
  | 'SUBJECT_SECRET_ARN'
  | 'FETCH_LOOPBACK';

/** Reads a variable that may be missing. An empty one counts as missing. */
export const readOptional = (
  name: OptionalName,
  source: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined => source[name] || undefined;

/**
 * A function that makes a value from a variable's text.
 * @throws Error that says what the text must be
 */
export type Reader<T> = (text: string) => T;

type Readers = Readonly<Partial<Record<EnvironmentName, Reader<unknown>>>>;
type Values<R extends Readers> = {
  readonly [N in keyof R]: R[N] extends Reader<infer T> ? T : never;
};

export const nonEmpty: Reader<string> = (text) => text;

const number =
  (what: string, isFine: (value: number) => boolean): Reader<number> =>
  (text) => {
    // An empty text counts as missing, because a blank one would read as 0.
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (!isFine(value)) throw new Error(`must be ${what}`);
    return value;
  };

export const count = number('a whole number, 0 or more', (value) => Number.isInteger(value) && value >= 0);
export const seconds = number(
  'a positive number of seconds, without a fraction',
  (value) => Number.isInteger(value) && value > 0,
);
export const positive = number('a positive number', (value) => Number.isFinite(value) && value > 0);

/** Reads JSON by a schema. */
export const json =
  <T>(schema: z.ZodType<T>): Reader<T> =>
  (text) =>
    schema.parse(JSON.parse(text));

/**
 * Reads variables once, when the function starts.
 * @param readers the reader of each variable
 * @throws Error that names every missing and every faulty variable, so that a bad deployment fails at its first start
 *
 * @example
 * const { HOLD_SECONDS } = readEnvironment({ HOLD_SECONDS: seconds });
 */
export function readEnvironment<const R extends Readers>(
  readers: R,
  source: Readonly<Record<string, string | undefined>> = process.env,
): Values<R> {
  const wrong: string[] = [];
  const read = ([name, reader]: [string, Reader<unknown>]) => {
    const text = source[name];
    try {
      if (text) return [name, reader(text)];
      wrong.push(`${name} is missing`);
    } catch (error) {
      wrong.push(`${name}: ${error instanceof Error ? error.message : error}`);
    }
    return [name, undefined];
  };
  const values = Object.fromEntries(Object.entries(readers).map(read));
  if (wrong.length > 0) throw new Error(`Environment: ${wrong.join('; ')}`);
  return values as Values<R>;
}

/** Reads one variable as text. @throws Error that names it when it is missing */
export function readVariable(name: EnvironmentName | QueueVariable): string {
  const values: Readonly<Record<string, string>> = readEnvironment({ [name]: nonEmpty });
  return values[name] as string;
}

import type { TableVariable } from './tables.ts';

/** Every variable a function may read; the CDK app sets them under the same names. */
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
  | 'DEAL_UPDATE_QUEUE_URL'
  | 'FAN_OUT_QUEUE_URL'
  | 'AUDIT_RETENTION_SECONDS'
  | 'BURST_QUEUE_URL'
  | 'HOLD_QUEUE_URL'
  | 'DEAL_TRANSITION_QUEUE_URL'
  | 'DEAL_TRANSITION_QUEUE_ARN'
  | 'EXPORT_QUEUE_URL'
  | 'ERASURE_QUEUE_URL'
  | 'EXPORTS_BUCKET'
  | 'ATTENDEE_QUEUE_URL'
  | 'EVENT_BUS_NAME'
  | 'SCHEDULE_GROUP'
  | 'SCHEDULER_ROLE_ARN'
  | 'SCHEDULER_DLQ_ARN'
  | 'SIGNING_SECRET_ARN'
  | 'GUEST_TOKEN_SECRET_ARN'
  | 'STRIPE_SECRET_ARN'
  | 'STRIPE_CALLS_PER_SECOND'
  | 'OVERSIGHT_POLICY'
  | 'RECENT_SIGN_IN_ABOVE'
  | 'IMAGE_HOSTS'
  | 'STRIPE_EVENT_QUEUE_URL'
  | 'PAYMENT_QUEUE_URL'
  | 'CALL_OFF_QUEUE_URL'
  | 'PAYMENT_RETURN_URL'
  | 'CUSTOMERS_ISSUER'
  | 'CUSTOMERS_CLIENT_ID'
  | 'CUSTOMERS_POOL_ID'
  | 'STAFF_POOL_ID'
  | 'STAFF_ISSUER'
  | 'STAFF_CLIENT_ID'
  | 'HOLD_SECONDS'
  | 'CLAIM_RECOVERY_SECONDS'
  | 'EDGE_SECRET_ARN'
  | 'DISTRIBUTION_ID'
  | 'TEST_ADDRESSES'
  | 'SOCKET_LIMITS';

/**
 * What is not set everywhere: endpoints that the CDK app leaves to the place to run, as `AWS_ENDPOINT_URL_…` is for the
 * AWS SDK, the secret of the edge, which not every stage has, what only dev believes, the table of switches and the key of
 * subjects, which tests of handlers lack, and the table of staff, where no staff may call.
 */
export type OptionalName =
  | 'STRIPE_API_URL'
  | 'EDGE_SECRET_ARN'
  | 'TEST_ADDRESSES'
  | 'SWITCHES_TABLE'
  | 'STAFF_TABLE'
  | 'SUBJECT_SECRET_ARN';

/** Reads a variable that may be missing; an empty one is. */
export const readOptional = (
  name: OptionalName,
  source: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined => source[name] || undefined;

/**
 * Reads variables once, when the function starts.
 * @throws Error naming every missing variable, so a bad deployment fails at its first start.
 */
export function readEnvironment<const N extends EnvironmentName>(
  names: readonly N[],
  source: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<N, string>> {
  const missing = names.filter((name) => !source[name]);
  if (missing.length > 0) throw new Error(`Missing environment: ${missing.join(', ')}`);
  return Object.fromEntries(names.map((name) => [name, source[name]])) as Record<N, string>;
}

/**
 * A positive whole number of seconds from a variable.
 * @throws Error naming the variable when it is not one.
 */
export function secondsFrom<const N extends EnvironmentName>(
  environment: Readonly<Record<N, string>>,
  name: N,
): number {
  const seconds = Number(environment[name]);
  if (!Number.isInteger(seconds) || seconds <= 0)
    throw new Error(`${name} must be a positive number of seconds`);
  return seconds;
}

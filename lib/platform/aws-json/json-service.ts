import type { AwsCredentialIdentity } from '@smithy/types';
import { systemClock } from '../clock.ts';
import { functionCredentials, functionRegion } from '../lambda-runtime.ts';
import { systemRandom } from '../random.ts';
import type { CallOptions } from './command.ts';
import { type Exchange, exchangeWith, type ServiceAnswer, type Timeouts } from './exchange.ts';
import { retries } from './retries.ts';
import { errorOf, ServiceError, type ServiceRefusal, serviceRefusalOf } from './service-error.ts';
import { signer } from './signature.ts';

/** A service that takes JSON by POST, one operation a request. */
export interface JsonService {
  /** As signatures name it, and as its address begins. */
  readonly name: string;
  /** Before the operation in `X-Amz-Target`, `DynamoDB_20120810`. */
  readonly target: string;
  readonly version: '1.0' | '1.1';
  /** The variable that names another address, beside `AWS_ENDPOINT_URL`. */
  readonly endpointVariable: string;
  /** @returns the error for a refusal; a `ServiceError` with its name unless told. */
  readonly errorOf?: (refusal: ServiceRefusal) => Error;
}

/** Where and as whom a client calls: as Lambda's environment says, unless told. */
export interface CallSettings {
  readonly endpoint?: string | undefined;
  readonly region?: string;
  readonly credentials?: AwsCredentialIdentity;
  /** Sends the requests. Tests pass one that answers, or checks them first. */
  readonly exchange?: Exchange;
}

/** Calls an operation with its input in JSON, and answers the answer's. */
export type JsonCall = (operation: string, json: string, options?: CallOptions) => Promise<object>;

/**
 * A call that takes longer than this is lost: it fails while the function still has time to answer. Attempts are those
 * of the SDK's standard mode.
 */
const timeouts: Timeouts = { connectMs: 1_000, answerMs: 3_000 };
const attempts = 4;

/** AWS refuses a signature that is five minutes old, or of the future. */
const skewMs = 240_000;
const blamesTheClock = /Signature|Expired|TimeTooSkewed|InTheFuture/;

/**
 * Calls a service of AWS, signed and with retries: what the SDK's clients do for the same request, for a fraction of
 * their start and of their processor time. docs/decisions/0065 has the figures.
 */
export function jsonService(service: JsonService, settings: CallSettings = {}): JsonCall {
  const region = settings.region ?? functionRegion();
  const url = new URL(settings.endpoint ?? endpointOf(service, region));
  const exchange = settings.exchange ?? exchangeWith(url, timeouts);
  const credentials = settings.credentials ?? functionCredentials();
  const sign = signer({ service: service.name, region, credentials });
  const again = retries(attempts, systemRandom);
  const headers = { 'content-type': `application/x-amz-json-${service.version}`, host: url.host };
  let skew = 0;

  const attempt = async (operation: string, body: string, signal?: AbortSignal): Promise<object> => {
    const now = systemClock.now() + skew;
    const unsigned = { ...headers, 'x-amz-target': `${service.target}.${operation}` };
    const signed = sign({ path: url.pathname, headers: unsigned, body }, now);
    signed['content-length'] = String(Buffer.byteLength(body));
    addTrace(signed);
    const answer = await exchange({ path: url.pathname, headers: signed, body, signal });
    if (answer.status < 300) return answer.body === '' ? {} : (JSON.parse(answer.body) as object);
    const refusal = serviceRefusalOf(answer.status, headerOf(answer, 'x-amzn-errortype'), answer.body);
    const away = Date.parse(answer.headers.date ?? '') - now;
    if (!blamesTheClock.test(refusal.name) || !(Math.abs(away) >= skewMs))
      throw (service.errorOf ?? errorOf)(refusal);
    // Our clock is wrong: the next attempt goes by the service's.
    skew += away;
    throw new ServiceError('RequestTimeout', refusal.message, refusal.status);
  };
  return (operation, json, { abortSignal } = {}) =>
    again(() => attempt(operation, json, abortSignal), abortSignal);
}

/** @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
function endpointOf({ name, endpointVariable }: JsonService, region: string): string {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return (
    process.env[endpointVariable] ?? process.env.AWS_ENDPOINT_URL ?? `https://${name}.${region}.${suffix}`
  );
}

/** Lambda sees by it what belongs to one request, and stops functions that call each other in a circle. */
function addTrace(headers: Record<string, string>): void {
  const trace = process.env._X_AMZN_TRACE_ID;
  if (trace) headers['x-amzn-trace-id'] = trace;
}

const headerOf = ({ headers }: ServiceAnswer, name: string): string | undefined => headers[name]?.toString();

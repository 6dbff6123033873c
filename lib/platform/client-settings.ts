import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * Milliseconds. A call that takes longer fails while the function still has time to answer. The SDK retries it with
 * jitter.
 */
const timeouts = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true };
const http = (longer: Partial<typeof timeouts> = {}) =>
  new NodeHttpHandler({
    ...timeouts,
    ...longer,
    httpAgent: { keepAlive: true, maxSockets: 128 },
    httpsAgent: { keepAlive: true, maxSockets: 128 },
  });
/** The settings of every client of the SDK. Our own clients have the same: aws-json/json-service.ts. */
export const settings = { maxAttempts: 4, requestHandler: http() };
/** The settings of a client that sends and gets files of megabytes. */
export const settingsForFiles = () => ({ maxAttempts: 2, requestHandler: http({ requestTimeout: 10_000 }) });

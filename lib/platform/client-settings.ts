import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * A call that takes longer than this is lost: it fails while the function still has time to answer.
 * The SDK's own retries (with jitter) come on top.
 */
const timeouts = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true };
const http = () =>
  new NodeHttpHandler({
    ...timeouts,
    httpAgent: { keepAlive: true, maxSockets: 128 },
    httpsAgent: { keepAlive: true, maxSockets: 128 },
  });
/** Of every client. */
export const settings = { maxAttempts: 4, requestHandler: http() };

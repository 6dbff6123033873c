/**
 * The format of the log: one JSON line a message. It has no address, token or body, and a connection's id identifies no
 * person.
 */
export const socketLogFormat = JSON.stringify({
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  connectionId: '$context.connectionId',
  event: '$context.eventType',
  route: '$context.routeKey',
  status: '$context.status',
  integrationMs: '$context.integrationLatency',
  integrationError: '$context.integration.error',
  error: '$context.error.message',
});

/** One JSON line a message. No address, no token, no body; a connection's id is nobody's name. */
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

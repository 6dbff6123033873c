/** API Gateway's limits on a connection. Tests shorten the times. */
export interface SocketLimits {
  /** The longest time without a message in either direction. */
  idleMs: number;
  /** The longest time from the handshake on. */
  durationMs: number;
  /** The largest frame from a client. */
  frameBytes: number;
  /** The largest message, in either direction. */
  messageBytes: number;
  /** The most bytes that may wait for a client that does not read. */
  bufferBytes: number;
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html */
export const gatewayLimits: SocketLimits = {
  idleMs: 10 * 60_000,
  durationMs: 2 * 3_600_000,
  frameBytes: 32 * 1024,
  messageBytes: 128 * 1024,
  bufferBytes: 1024 * 1024,
};

/** Close codes of RFC 6455 §7.4.1 that the gateway uses. */
export const closeCodes = { normal: 1000, goingAway: 1001, noStatus: 1005, abnormal: 1006, tooBig: 1009 };

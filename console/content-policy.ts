/** The addresses besides its own that the console may call and show pictures of. */
export interface ConsoleAddresses {
  /** The API, the socket and the staff pool's page, as sources of CSP: `https://api.your-shop.com`, `wss:`. */
  readonly connect: readonly string[];
  readonly images?: readonly string[];
}

/** Returns the sources for requests and sockets, as a policy. */
export const connectPolicy = (connect: readonly string[]): string =>
  `connect-src 'self' ${connect.join(' ')}`;

/**
 * Returns the content security policy of the console. Scripts and styles come from its own files only, and nothing is
 * inline.
 */
export const contentPolicy = ({ connect, images = [] }: ConsoleAddresses): string =>
  [
    "default-src 'self'",
    connectPolicy(connect),
    ["img-src 'self' data: blob:", ...images].join(' '),
    "font-src 'self' data:",
    "style-src 'self'",
    "object-src 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

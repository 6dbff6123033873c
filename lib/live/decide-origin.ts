interface Handshake {
  /** The Origin header. Apps that are not web pages send none. */
  readonly origin: string | undefined;
  /** The host at which the socket was opened. */
  readonly host: string;
}

/**
 * Returns whether a page of this origin may open sockets. Phones send no Origin; React Native sends the socket's own
 * address instead. The check stops foreign pages from using their visitors' browsers. It cannot stop a program, which
 * may send any header.
 * @param origins those of the stage; when there are none, every page may
 */
export function mayConnect({ origin, host }: Handshake, origins: readonly string[]): boolean {
  if (!origin || origins.length === 0) return true;
  const sent = origin.toLowerCase();
  return (
    origins.some((ours) => ours.toLowerCase() === sent) ||
    /^https?:\/\/(.+)$/.exec(sent)?.[1] === host.toLowerCase()
  );
}

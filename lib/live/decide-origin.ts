interface Handshake {
  /** The header; apps that are no pages send none. */
  readonly origin: string | undefined;
  /** The host that the socket was opened at. */
  readonly host: string;
}

/**
 * Whether a page of this origin may open sockets. Phones send no Origin, but React Native, which makes one up of the
 * socket's own address. It keeps foreign pages from using their visitors' browsers; a program may send what it likes.
 * @param origins those of the stage; with none, every page may
 */
export function mayConnect({ origin, host }: Handshake, origins: readonly string[]): boolean {
  if (!origin || origins.length === 0) return true;
  const sent = origin.toLowerCase();
  return (
    origins.some((ours) => ours.toLowerCase() === sent) ||
    /^https?:\/\/(.+)$/.exec(sent)?.[1] === host.toLowerCase()
  );
}

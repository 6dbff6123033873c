/** The local addresses of AWS's public host names. */
export interface LocalHosts {
  cognito: string;
  /** Base URL of an HTTP API by its id, once it is deployed. */
  urlOf(apiId: string): string | undefined;
  /** Host and port of a WebSocket API by its id, for its sockets and its `@connections`. */
  socketHostOf(apiId: string): string | undefined;
}

/**
 * Replaces the URLs that templates build from ids by addresses on this machine: the issuer of a user pool, the endpoint
 * of an API, the sign-in domain of a pool. Everything else stays unchanged.
 */
export function rewriteHosts(value: unknown, hosts: LocalHosts): unknown {
  if (typeof value === 'string')
    return value.startsWith('http') || value.includes('://') ? rewriteText(value, hosts) : value;
  if (Array.isArray(value)) return value.map((item) => rewriteHosts(item, hosts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rewriteHosts(item, hosts)]));
}

function rewriteText(text: string, hosts: LocalHosts): string {
  return text
    .replace(/https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?=\/|$)/g, hosts.cognito)
    .replace(/https:\/\/[a-z0-9-]+\.auth\.[a-z0-9-]+\.amazoncognito\.com/g, hosts.cognito)
    .replace(/(https|wss):\/\/([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com/g, (whole, scheme, id) => {
      const socketHost = hosts.socketHostOf(id);
      if (socketHost) return `${scheme === 'wss' ? 'ws' : 'http'}://${socketHost}`;
      return (scheme === 'https' && hosts.urlOf(id)) || whole;
    });
}

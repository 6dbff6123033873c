import { isImageHost } from '../lib/contract/image-hosts.ts';
import type { Stage } from './stages.ts';

/**
 * Returns the hosts that images of deals may come from: the edge, which serves the stage's own images, and those of the
 * list.
 * @returns null for any https host
 * @throws Error where a stage for buyers has no list, and for an invalid host name
 */
export function imageHostsOf({ name, edge, imageHosts }: Stage): readonly string[] | null {
  if (imageHosts === undefined) {
    if (name === 'dev') return null;
    throw new Error(`Stage ${name} has no imageHosts, so any host could track its buyers`);
  }
  const wrong = imageHosts.filter((host) => !isImageHost(host));
  if (wrong.length > 0)
    throw new Error(
      `imageHosts of stage ${name}: ${wrong.map((host) => JSON.stringify(host)).join(', ')} is no host name, as in cdn.your-shop.com or *.your-shop.com`,
    );
  return [...new Set([...(edge ? [edge.domainName] : []), ...imageHosts])];
}

import type { FieldError } from './problem-document.ts';

/** Host names, with `*.` in front for subdomains. Undefined when images may come from any https host. */
export type ImageHosts = readonly string[] | undefined;

/**
 * Returns whether a setting is a host name as addresses have it: lower case, other alphabets in Punycode, no port, at
 * least two labels after a star.
 */
export function isImageHost(host: string): boolean {
  const name = host.replace(/^\*\./, '');
  if (!/^[a-z\d.-]+$/.test(name) || (name !== host && !name.includes('.'))) return false;
  const address = `https://${name}`;
  return URL.canParse(address) && new URL(address).host === name;
}

/**
 * Returns the faults in a deal’s images. Buyers’ phones load them, and thereby reveal their address and the deal to the
 * host. The shop therefore says which hosts are allowed.
 * @param images addresses that the contract accepted
 */
export function wrongImages(images: readonly string[], hosts: ImageHosts): FieldError[] {
  if (hosts === undefined) return [];
  return images.flatMap((image, index) => {
    // Includes the port when it is not 443: another server may listen there.
    const { host } = new URL(image);
    if (hosts.some((allowed) => covers(allowed, host))) return [];
    return [{ path: `body.images.${index}`, message: whyNot(host, hosts) }];
  });
}

const covers = (allowed: string, host: string): boolean =>
  allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed;

const whyNot = (host: string, hosts: readonly string[]): string =>
  hosts.length > 0
    ? `must be at an allowed host (${hosts.join(', ')}), not at ${host}`
    : `must be left out, because the shop allows no image hosts (${host} is none)`;

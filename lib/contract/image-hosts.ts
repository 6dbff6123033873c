import type { FieldError } from './problem-document.ts';

/** Host names, with `*.` before one for its subdomains; undefined where images may come from any https host. */
export type ImageHosts = readonly string[] | undefined;

/**
 * Whether a setting names a host as addresses have it: lower case, other alphabets in Punycode, no port, at least two
 * labels after a star.
 */
export function isImageHost(host: string): boolean {
  const name = host.replace(/^\*\./, '');
  if (!/^[a-z\d.-]+$/.test(name) || (name !== host && !name.includes('.'))) return false;
  const address = `https://${name}`;
  return URL.canParse(address) && new URL(address).host === name;
}

/**
 * What is wrong with the images of a deal. Each buyer's phone loads them and tells their host its address and which
 * deal it shows, so the shop says who that may be.
 * @param images addresses that the contract has let through
 */
export function wrongImages(images: readonly string[], hosts: ImageHosts): FieldError[] {
  if (hosts === undefined) return [];
  return images.flatMap((image, index) => {
    // With the port where it is not 443: somebody else may listen there.
    const { host } = new URL(image);
    if (hosts.some((allowed) => covers(allowed, host))) return [];
    return [{ path: `body.images.${index}`, message: whyNot(host, hosts) }];
  });
}

const covers = (allowed: string, host: string): boolean =>
  allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed;

const whyNot = (host: string, hosts: readonly string[]): string =>
  hosts.length > 0
    ? `must be at a host that images may come from (${hosts.join(', ')}), not at ${host}`
    : `must be left out: no host is set that images may come from (${host} is none)`;

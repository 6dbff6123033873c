import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stripePermissions } from '../../../lib/stripe/stripe-permissions.ts';

const root = new URL('../../../', import.meta.url);
/** Methods of Stripe's package that change nothing there. */
const reading = new Set(['list', 'retrieve', 'search', 'listPaymentMethods']);

/** Every call of Stripe's in the product, as resource and method. */
const callsIn = (source: string): [resource: string, method: string][] =>
  [...source.matchAll(/\bstripe\s*\.\s*(\w+)\s*\.\s*(\w+)\s*\(/g)].map(([, resource, method]) => [
    String(resource),
    String(method),
  ]);
const calls = ['lib', 'functions'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .flatMap((entry) => callsIn(readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))),
);

/** What a call needs that the list does not give. */
function missing([resource, method]: [string, string]): string | undefined {
  const given = stripePermissions[resource as keyof typeof stripePermissions];
  if (!given) return `${resource} is not listed`;
  return given.access === 'read' && !reading.has(method) ? `${resource}.${method} writes` : undefined;
}

describe('the permissions of the restricted key', () => {
  it('allow every call that the product makes', () => {
    expect(calls.length).toBeGreaterThan(15);
    expect(calls.map(missing).filter(Boolean)).toEqual([]);
  });

  it('would not allow others', () => {
    const [planted, unlisted] = callsIn('await stripe.disputes\n  .close(id); stripe.payouts.list();');
    expect([planted, unlisted].map((call) => call && missing(call))).toEqual([
      'disputes.close writes',
      'payouts is not listed',
    ]);
  });

  it('are no more than that', () => {
    for (const [resource, { access }] of Object.entries(stripePermissions)) {
      const made = calls.filter(([called]) => called === resource).map(([, method]) => method);
      expect(made, resource).not.toEqual([]);
      expect(access, resource).toBe(made.every((method) => reading.has(method)) ? 'read' : 'write');
    }
  });

  it('are listed in docs/deploy.md, by name', () => {
    const page = readFileSync(new URL('docs/deploy.md', root), 'utf8');
    const listed = [...page.matchAll(/^\| `(\w+)` \| (read|write) \|/gm)].map(([, name, access]) => [
      name,
      access,
    ]);
    const wanted = Object.values(stripePermissions).flatMap(({ named, access }) =>
      named.map((name) => [name, access]),
    );
    expect(listed.sort()).toEqual(wanted.sort());
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { operationList } from '../../../lib/contract/operations.ts';

const pages = ['README.md', 'SECURITY.md', 'mobile-sdk/README.md'].concat(
  readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
);

/** Answered beside the contract: Stripe calls it. */
const webhook = 'POST /v1/webhooks/stripe';

const routes = [...operationList.map(({ method, path }) => `${method} ${path}`), webhook].map((route) =>
  route.split(/[ /]+/),
);

/** `POST /v1/admin/deals/{dealId}/pause`, and short `POST …/pause`; an id may stand for a parameter. */
const mention = /`(?<method>GET|POST|PUT|PATCH|DELETE) (?<path>(?:\/v1|…)\/[^\s`?]+)/g;

function isRoute(method: string, path: string): boolean {
  const short = path.startsWith('…');
  const steps = path.replace(/^[…/]+/, '').split('/');
  return routes.some(([itsMethod, ...itsSteps]) => {
    if (itsMethod !== method || (short ? itsSteps.length <= steps.length : itsSteps.length !== steps.length))
      return false;
    return steps.every((step, at) => {
      const its = itsSteps[itsSteps.length - steps.length + at] ?? '';
      return its === step || (its.startsWith('{') && /^[{$…]/.test(step));
    });
  });
}

it('a page names no operation that is not there: in an emergency nobody has time to look for the right one', () => {
  const mentions = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(mention)].map(({ groups }) => ({ page, ...groups })),
  ) as { page: string; method: string; path: string }[];
  expect(mentions.length).toBeGreaterThan(50);
  expect(mentions.filter(({ method, path }) => !isRoute(method, path))).toEqual([]);
});

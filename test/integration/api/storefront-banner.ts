import type { StorefrontBlock } from '../../../lib/contract/storefront.ts';

/** A banner for everybody. */
export const storefrontBanner = (changed: Partial<StorefrontBlock> = {}): StorefrontBlock => ({
  id: 'a-banner',
  kind: 'banner',
  audience: { people: 'everybody' },
  theme: 'plain',
  texts: [{ language: 'en', title: 'A test wrote this' }],
  ...changed,
});

import { imageHostsOf } from '../../image-hosts.ts';
import type { NeedsOf } from '../api/needs.ts';
import { told } from '../functions/grant.ts';
import type { Parts } from '../parts.ts';

export const storefrontOperations = ({ platform, tables, audit }: Parts): NeedsOf<'storefront'> => {
  const { storefront, deals, stock, images } = tables;
  const shows = [storefront.read, deals.read, stock.read, images.read];
  const changes = [storefront.change, audit.append];
  return {
    getStorefrontHome: { hot: true, grants: shows },

    getStorefrontDraft: shows,
    previewStorefront: shows,
    saveStorefrontDraft: [
      ...[storefront.change, deals.read, stock.read, images.read, audit.append],
      told({ IMAGE_HOSTS: JSON.stringify(imageHostsOf(platform.stage)) }),
    ],
    publishStorefront: changes,
    restoreStorefrontVersion: changes,
    withdrawStorefrontVersion: changes,
    listStorefrontVersions: [storefront.read],
    getStorefrontVersion: [storefront.read],
  };
};

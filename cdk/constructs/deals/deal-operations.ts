import { imageHostsOf } from '../../image-hosts.ts';
import type { NeedsOf } from '../api/needs.ts';
import { told } from '../functions/grant.ts';
import type { Parts } from '../parts.ts';

export const dealOperations = ({ platform, tables, audit, oversight }: Parts): NeedsOf<'deals' | 'stock'> => {
  const shows = [tables.deals.read, tables.stock.read];
  const changes = [tables.deals.change, tables.stock.change, audit.append];
  /** The hosts that images of deals may come from. */
  const hosts = told({ IMAGE_HOSTS: JSON.stringify(imageHostsOf(platform.stage)) });
  return {
    listDeals: { hot: true, grants: shows },
    getDeal: { hot: true, grants: shows },
    getAvailability: { hot: true, grants: shows },

    createDeal: [...changes, hosts, tables.images.read],
    updateDeal: [...changes, hosts, tables.images.read, oversight.ask],
    publishDeal: changes,
    pauseDeal: changes,
    resumeDeal: changes,
    endDeal: changes,
    cancelDeal: [...changes, oversight.ask],
    listAdminDeals: shows,
    getAdminDeal: shows,
    listPriceHistory: [tables.deals.read],
    getStock: shows,
    setStock: [tables.deals.read, tables.stock.change, audit.append],
  };
};

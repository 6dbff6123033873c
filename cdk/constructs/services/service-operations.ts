import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';

export const serviceOperations = ({ tables, audit }: Parts): NeedsOf<'services'> => {
  const read = [tables.services.read];
  const change = [tables.services.change, audit.append];
  const slots = [tables.services.read, tables.calendars.read];
  return {
    listServices: read,
    getService: read,
    listSlots: { hot: true, grants: slots },
    listSlotDays: { hot: true, grants: slots },

    createService: [...change, tables.images.read],
    listAdminServices: read,
    getAdminService: read,
    updateService: [...change, tables.images.read],
    publishService: change,
    archiveService: change,

    createResource: change,
    listResources: read,
    getResource: read,
    updateResource: change,
    archiveResource: change,
  };
};

import { alarms } from './alarms.ts';
import { buckets } from './buckets.ts';
import { events } from './events.ts';
import { functions } from './functions.ts';
import { gatewayApis } from './gateway-apis.ts';
import { inertTypes } from './inert.ts';
import { queues } from './queues.ts';
import { roles } from './roles.ts';
import { secrets } from './secrets.ts';
import { tables } from './tables.ts';
import type { ResourceTypes } from './target.ts';
import { topics } from './topics.ts';
import { userPools } from './user-pools.ts';

/** Every resource type that the local cloud knows. */
export const resourceTypes: ResourceTypes = {
  ...alarms,
  ...tables,
  ...queues,
  ...topics,
  ...roles,
  ...functions,
  ...gatewayApis,
  ...events,
  ...userPools,
  ...secrets,
  ...buckets,
  ...inertTypes,
};

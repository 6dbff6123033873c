import { listServices as operation } from '../../../lib/contract/operations/services.ts';
import { limitsOfStage } from '../../../lib/platform/http/limits-of-stage.ts';
import { openEndpoint } from '../../../lib/platform/http/open-endpoint.ts';
import { publicServices } from '../../../lib/services/public-services.ts';
import { serviceDependencies } from '../../parts/services.ts';

const services = publicServices(serviceDependencies());

/** Lists published services. */
export const handler = openEndpoint(
  operation,
  async ({ query }) => ({ status: 200, body: await services.list(query) }),
  { limits: limitsOfStage(operation) },
);

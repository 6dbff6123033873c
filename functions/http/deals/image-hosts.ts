import * as z from 'zod';
import type { ImageHosts } from '../../../lib/contract/image-hosts.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';

const list = z.array(z.string()).nullable();

/** Which hosts images may come from on this stage. A function that is not told does not start. */
export const imageHostsOfStage = (): ImageHosts =>
  list.parse(JSON.parse(readEnvironment(['IMAGE_HOSTS']).IMAGE_HOSTS)) ?? undefined;

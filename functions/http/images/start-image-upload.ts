import { startImageUpload as operation } from '../../../lib/contract/operations/images.ts';
import { startImageUpload } from '../../../lib/images/start-image-upload.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { startDependencies } from '../../parts/images.ts';

const deps = startDependencies();

/** Answers with a link for one file. */
export const handler = endpoint(operation, async ({ body, caller, origin, idempotencyKey }) => ({
  status: 201,
  body: await startImageUpload(deps, { body, actor: actorOf(caller, origin), idempotencyKey }),
}));

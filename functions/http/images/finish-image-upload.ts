import { finishImageUpload as operation } from '../../../lib/contract/operations/images.ts';
import { finishImageUpload } from '../../../lib/images/finish-image-upload.ts';
import { render } from '../../../lib/images/render.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { finishDependencies } from '../../parts/images.ts';

const deps = { ...finishDependencies(), render };

/** Checks an uploaded file and publishes it as an image. The only function that has sharp. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => ({
  status: 200,
  body: await finishImageUpload(deps, params.imageId, actorOf(caller, origin)),
}));

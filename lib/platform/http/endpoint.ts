import type { AnswerOf, OperationShape } from '../../contract/operation.ts';
import { type EndpointRequest, type EndpointSettings, openEndpoint } from './open-endpoint.ts';
import { stageVerifier } from './stage-verifier.ts';

export type { EndpointRequest } from './open-endpoint.ts';

/** The stack that handlers wear whose callers sign in: without a verifier of their own, that of the stage's user pools. */
export function endpoint<const O extends OperationShape, const A extends AnswerOf<O>>(
  operation: O,
  work: (request: EndpointRequest<O>) => Promise<A> | A,
  { verify, ...settings }: EndpointSettings = {},
) {
  const verifier = verify ?? (operation.access === 'anyone' ? undefined : stageVerifier());
  return openEndpoint(operation, work, { ...settings, verify: verifier });
}

import type { AnswerOf, OperationShape } from '../../contract/operation.ts';
import { limitsOfStage } from './limits-of-stage.ts';
import { type EndpointRequest, type EndpointSettings, openEndpoint } from './open-endpoint.ts';
import { stageVerifier } from './stage-verifier.ts';

export type { EndpointRequest } from './open-endpoint.ts';

/** Wraps handlers whose callers sign in. Uses the stage's verifier and limits by default. */
export function endpoint<const O extends OperationShape, const A extends AnswerOf<O>>(
  operation: O,
  work: (request: EndpointRequest<O>) => Promise<A> | A,
  { verify, limits, ...settings }: EndpointSettings = {},
) {
  const verifier = verify ?? (operation.access === 'anyone' ? undefined : stageVerifier());
  return openEndpoint(operation, work, {
    ...settings,
    verify: verifier,
    limits: limits ?? limitsOfStage(operation),
  });
}

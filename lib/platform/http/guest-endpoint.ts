import type { AnswerOf, OperationShape } from '../../contract/operation.ts';
import { stageGuestKeys } from '../guest-keys.ts';
import { type EndpointRequest, endpoint } from './endpoint.ts';
import type { EndpointSettings } from './open-endpoint.ts';
import { stageVerifier } from './stage-verifier.ts';

/** Wraps handlers that guests may call too. `endpoint` holds no guest keys, and refuses guests. */
export const guestEndpoint = <const O extends OperationShape, const A extends AnswerOf<O>>(
  operation: O,
  work: (request: EndpointRequest<O>) => Promise<A> | A,
  settings: Omit<EndpointSettings, 'verify'> = {},
) => endpoint(operation, work, { ...settings, verify: stageVerifier(stageGuestKeys()) });

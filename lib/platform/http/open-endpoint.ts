import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { isCounted } from '../../contract/limits.ts';
import type { AnswerOf, OperationShape, RequestOf } from '../../contract/operation.ts';
import { type Origin, originOf, requestIdOf } from '../actor.ts';
import type { Caller } from '../caller.ts';
import { type Clock, systemClock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { RequestLimits } from '../limits/request-limits.ts';
import { logger } from '../logger.ts';
import { requireRecentSignIn } from '../recent-sign-in.ts';
import { type SwitchReader, switchesOfStage } from '../switches.ts';
import { authorize, type VerifyToken } from './authorize.ts';
import { type EdgeLock, edgeLockOfStage } from './edge-lock.ts';
import { parseRequest } from './request.ts';
import { type LoggedRequest, logRequest } from './request-log.ts';
import { requireBodySwitchedOn, requireSwitchedOn } from './require-switched-on.ts';
import { toProblem, toResponse } from './response.ts';
import { viewerOf } from './viewer.ts';
import { type Visitor, visitorOf } from './visitor.ts';

/** The input of a handler: the parsed request, typed by its operation, and its sender. */
export type EndpointRequest<O extends OperationShape> = RequestOf<O> & {
  readonly caller: Caller;
  readonly visitor: Visitor;
  /** The request's facts for the audit. The audit adds the caller. */
  readonly origin: Origin;
  /** Present where the operation requires one. */
  readonly idempotencyKey: O['idempotencyKey'] extends 'required' ? string : undefined;
  /** The caller says that an earlier attempt with this key may have arrived. */
  readonly isRetry: boolean;
  readonly ifMatch: O['ifMatch'] extends 'required' ? string : undefined;
};

export interface EndpointSettings {
  /** The verifier: one with guest keys where guests may call, otherwise that of the stage's user pools. */
  readonly verify?: VerifyToken | undefined;
  /** The limits of an operation that has some. For operations that only `openEndpoint` wraps: `limitsOfStage`. */
  readonly limits?: RequestLimits | undefined;
  readonly clock?: Clock;
  /** The stage's lock, where an edge is in front of the API. */
  readonly lock?: EdgeLock | undefined;
  /** The switches of the stage. */
  readonly switches?: SwitchReader;
}

const lockOfStage = edgeLockOfStage();

/**
 * Wraps every HTTP handler. It checks the lock, the caller, the rights, the limits and the request, in this order. It
 * then answers, or reports the error as problem details. Authorization comes before validation, so that a stranger
 * learns nothing about a request's form. Used alone it is for operations that everyone may call: their bundles have no
 * code that verifies tokens.
 */
export function openEndpoint<const O extends OperationShape, const A extends AnswerOf<O>>(
  operation: O,
  work: (request: EndpointRequest<O>) => Promise<A> | A,
  {
    verify,
    limits,
    clock = systemClock,
    lock = lockOfStage,
    switches = switchesOfStage(),
  }: EndpointSettings = {},
) {
  const seen = new WeakMap<APIGatewayProxyEventV2, Seen>();
  const log = ({ event, response }: Pick<Handled, 'event' | 'response'>) =>
    logRequest({ caller: 'anonymous', address: undefined, ...seen.get(event), status: response?.statusCode });
  if (isCounted(operation.limit) && !limits)
    throw new Error(`${operation.id} has a limit: give openEndpoint its limitsOfStage`);
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, Context>()
    .use({
      before: ({ event }) => {
        logger.resetKeys();
        logger.appendKeys({ operation: operation.id, requestId: requestIdOf(event) });
      },
      after: log,
      onError: async (request) => {
        logFailure(request.error);
        request.response = toProblem(request.error, requestIdOf(request.event), request.event.rawPath);
        await log(request);
      },
    } as middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>)
    .handler(async (event) => {
      // Every ten seconds this is a read. The check of the token runs at the same time.
      const looking = switches.look();
      const viewer = await viewerOf(event, lock);
      seen.set(event, { address: viewer.address, caller: 'anonymous' });
      const caller = await authorize(operation, event, verify);
      seen.set(event, { address: viewer.address, caller: caller.kind });
      const off = await looking;
      requireSwitchedOn(off, { operation, caller, address: viewer.address }, clock.now());
      await limits?.take(caller, viewer.address);
      if (operation.stepUp) requireRecentSignIn(caller, clock);
      const parsed = parseRequest(operation, event);
      requireBodySwitchedOn(off, operation, parsed.body);
      const request = {
        ...parsed,
        caller,
        origin: originOf(operation, event, viewer.address),
        visitor: visitorOf(operation, event, viewer),
      } as EndpointRequest<O>;
      return toResponse(operation, event, await work(request));
    });
}

type Handled = middy.Request<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, Context>;

/** The facts known so far, for the request's log line. */
type Seen = Pick<LoggedRequest, 'address' | 'caller'>;

/** A refusal concerns the caller and is a warning. An unexpected error is ours and is an error. */
function logFailure(error: unknown) {
  if (!(error instanceof AppError)) logger.error('request failed', { error });
  else if (error.code === 'internal' || error.code === 'unavailable')
    logger.warn('request refused', { code: error.code, error });
}

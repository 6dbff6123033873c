import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { requestIdOf } from '../../../lib/platform/actor.ts';
import { AppError } from '../../../lib/platform/errors.ts';
import { edgeLockOfStage } from '../../../lib/platform/http/edge-lock.ts';
import { logRequest } from '../../../lib/platform/http/request-log.ts';
import { toProblem } from '../../../lib/platform/http/response.ts';
import { viewerOf } from '../../../lib/platform/http/viewer.ts';
import { logger } from '../../../lib/platform/logger.ts';

const lock = edgeLockOfStage();

/** Answers requests without a route with our problem details, because the gateway's own answer has another form. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const { method, path } = event.requestContext.http;
  // The gateway answers preflights and writes their headers. When it asks this function first, the preflight may pass.
  if (method === 'OPTIONS' && event.headers['access-control-request-method']) return { statusCode: 204 };
  let address: string | undefined;
  const refusal = await viewerOf(event, lock).then(
    (viewer) => {
      address = viewer.address;
      return new AppError(
        'not_found',
        `There is no operation ${method} ${path.slice(0, 200)}. Check the path and the method.`,
      );
    },
    (error: unknown) => error,
  );
  const answer = toProblem(refusal, requestIdOf(event), event.rawPath);
  logger.resetKeys();
  logger.appendKeys({ operation: 'unknown', requestId: requestIdOf(event) });
  await logRequest({ address, caller: 'anonymous', status: answer.statusCode });
  return answer;
}

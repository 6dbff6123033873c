import { AwsError, type AwsService } from '../aws-http.ts';
import type { LambdaHost } from './host.ts';

const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/**
 * Implements Lambda's Invoke API, so that tests and functions may call a function through the SDK.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function lambdaInvokeApi(host: LambdaHost): AwsService {
  return {
    accepts: (request) => INVOCATIONS.test(request.path),
    handle: async (request) => {
      const name = decodeURIComponent(INVOCATIONS.exec(request.path)?.[1] ?? '');
      if (!host.has(name))
        throw new AwsError('ResourceNotFoundException', `Function not found: ${name}`, 404);
      const event = JSON.stringify(request.body ?? {});
      const type = request.headers?.['x-amz-invocation-type'];
      if (type === 'DryRun') return { status: 204 };
      if (type === 'Event') {
        host.runLater(name, event);
        return { status: 202 };
      }
      const outcome = await host.run(name, event);
      const headers = { 'x-amz-executed-version': '$LATEST' };
      if (outcome.ok) return { status: 200, body: JSON.parse(outcome.json), headers };
      const { errorType, errorMessage } = outcome;
      return {
        status: 200,
        body: { errorType, errorMessage },
        headers: { ...headers, 'x-amz-function-error': 'Unhandled' },
      };
    },
  };
}

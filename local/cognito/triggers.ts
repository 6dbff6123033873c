import { REGION } from '../names.ts';

/** The triggers that the local cloud runs, by their names in a pool's LambdaConfig, each with its function. */
export interface PoolTriggers {
  PostAuthentication?: string;
  PostConfirmation?: string;
  PreTokenGenerationConfig?: string;
}

interface TriggerRequest {
  userPoolId: string;
  username: string;
  clientId?: string;
  triggerSource: string;
  version: '1' | '2';
  request: Record<string, unknown>;
}

/**
 * Calls a pool's triggers through Lambda's Invoke API.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
export function triggerCaller(pools: Readonly<Record<string, PoolTriggers>>, lambda: string) {
  return {
    /** @returns the function's `response`, or nothing when the pool has no such trigger. */
    async call(
      trigger: keyof PoolTriggers,
      { userPoolId, username, clientId, ...event }: TriggerRequest,
    ): Promise<Record<string, unknown> | undefined> {
      const target = pools[userPoolId]?.[trigger];
      if (!target) return undefined;
      const body = {
        ...event,
        region: REGION,
        userPoolId,
        userName: username,
        callerContext: { awsSdkVersion: 'local', clientId },
        response: {},
      };
      const url = `${lambda}/2015-03-31/functions/${encodeURIComponent(target)}/invocations`;
      const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
      const payload = (await answer.json()) as { response?: Record<string, unknown>; errorMessage?: string };
      if (!answer.ok || answer.headers.has('x-amz-function-error'))
        throw new Error(`${trigger} failed with error ${payload.errorMessage}.`);
      return payload.response ?? {};
    },
  };
}

export type TriggerCaller = ReturnType<typeof triggerCaller>;

import { nonEmpty, readEnvironment, readOptional } from '../../lib/platform/environment.ts';
import { type Guard, systemResolve } from '../../lib/platform/guarded-request.ts';
import { lazy } from '../../lib/platform/lazy.ts';

/**
 * Where functions may fetch from. The local cloud allows this machine, for its tests.
 * @throws Error when another stage than dev, or a deployed function, is told to
 */
export const fetchGuard = /* @__PURE__ */ lazy((): Guard => {
  const loopback = readOptional('FETCH_LOOPBACK') === 'allowed';
  if (loopback) {
    const { STAGE } = readEnvironment({ STAGE: nonEmpty });
    if (STAGE !== 'dev' || process.env.AWS_LAMBDA_RUNTIME_API)
      throw new Error('Environment: FETCH_LOOPBACK is for the local cloud only');
  }
  return { resolve: systemResolve, loopback };
});

import { devPolicy, strictPolicy } from '../../../../../cdk/abuse-policy.ts';

/** Functions with prod's limits, which dev does not have, and short holds. */
export const environment = (holdSeconds: number): Record<string, string> => ({
  HOLD_SECONDS: String(holdSeconds),
  ABUSE_POLICY: JSON.stringify({ ...strictPolicy(devPolicy.challenge), challenge: devPolicy.challenge }),
});

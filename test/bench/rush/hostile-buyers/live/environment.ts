import { devPolicy, strictPolicy } from '../../../../../cdk/abuse-policy.ts';

/** Prod allows thousands, more than a flood that spares this machine opens. */
export const socketsOfAddress = 50;

/** Functions with prod's limits, which dev does not have, and short holds. */
export const environment = (holdSeconds: number): Record<string, string> => ({
  SOCKET_LIMITS: JSON.stringify({ open: socketsOfAddress, aMinute: socketsOfAddress, origins: [] }),
  HOLD_SECONDS: String(holdSeconds),
  ABUSE_POLICY: JSON.stringify({ ...strictPolicy(devPolicy.challenge), challenge: devPolicy.challenge }),
});

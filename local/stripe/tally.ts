import type { Caller } from './access.ts';
import type { FaultSource, RequestFault, WebhookFault } from './faults.ts';

/** The requests to the double and its webhooks since it started. */
export interface Tally {
  /** Requests by caller, including those that a fault hit. */
  requests: Record<Caller['kind'], number>;
  /** Events with a webhook, including dropped ones. */
  webhooks: number;
  /** The number of applied faults of each kind. */
  faults: Partial<Record<RequestFault | WebhookFault, number>>;
}

/** Counts at the switches, which every request and every webhook passes. */
export function counted(source: FaultSource): FaultSource & { tally(): Tally } {
  const tally: Tally = { requests: { server: 0, client: 0, customer: 0 }, webhooks: 0, faults: {} };
  const note = <R extends { fault: RequestFault | WebhookFault }>(rule: R | undefined): R | undefined => {
    if (rule) tally.faults[rule.fault] = (tally.faults[rule.fault] ?? 0) + 1;
    return rule;
  };
  return {
    ...source,
    forRequest(request) {
      tally.requests[request.caller] += 1;
      return note(source.forRequest(request));
    },
    forWebhook(event) {
      tally.webhooks += 1;
      return note(source.forWebhook(event));
    },
    tally: () => structuredClone(tally),
  };
}

import type { Caller } from './access.ts';
import type { FaultSource, RequestFault, WebhookFault } from './faults.ts';

/** What the double has been asked and has sent since it started. */
export interface Tally {
  /** Requests by who asked, those that a switch struck included. */
  requests: Record<Caller['kind'], number>;
  /** Events that had a webhook, dropped ones included. */
  webhooks: number;
  /** How often each kind of fault struck. */
  faults: Partial<Record<RequestFault | WebhookFault, number>>;
}

/** Counts at the switches: every request and every webhook passes there. */
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

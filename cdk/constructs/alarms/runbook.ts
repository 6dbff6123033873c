/** The sections of docs/runbook.md that alarms point to. */
export const runbookAnchors = [
  'dead-letters',
  'old-messages',
  'function-errors',
  'function-throttles',
  'stream-lag',
  'table-errors',
  'table-throttles',
  'schedule-failures',
  'sweeper-silent',
  'outside-calendars',
  'api-errors',
  'api-latency',
  'live-errors',
  'odd-callers',
  'challenge-outage',
  'refund-failed',
  'deal-not-called-off',
  'ledger-differs',
  'stock-differs',
  'staff-refunds',
  'requests-refused',
  'records-not-copied',
] as const;

export type RunbookAnchor = (typeof runbookAnchors)[number];

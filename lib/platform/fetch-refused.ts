/** The reasons for which a guarded request fails. */
export const fetchFaults = [
  'bad_address',
  'private_address',
  'unknown_host',
  'unreachable',
  'too_many_redirects',
  'too_large',
  'too_slow',
  'bad_encoding',
] as const;
export type FetchFault = (typeof fetchFaults)[number];

/** The failure of a guarded request. It has no address, because the address may be a secret. */
export class FetchRefused extends Error {
  readonly fault: FetchFault;

  constructor(fault: FetchFault, cause?: unknown) {
    super(`The request was refused or failed: ${fault}`, { cause });
    this.name = 'FetchRefused';
    this.fault = fault;
  }
}

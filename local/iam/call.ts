import type { Deed } from './policy.ts';

/** A signed request to a service, before it goes out. */
export interface Call {
  /** As the signature names it: `dynamodb`, `sqs`, `execute-api`. */
  service: string;
  method: string;
  /** With the query. */
  path: string;
  /** The part of X-Amz-Target behind the dot. */
  operation: string;
  headers: Readonly<Record<string, string | undefined>>;
  body(): Readonly<Record<string, unknown>>;
}

/** Where the local cloud pretends to be. */
export interface Place {
  region: string;
  account: string;
  /** The API behind `@connections`, whose requests do not name it, and its stage, which they may leave out. */
  sockets?: { api: string; stage: string };
}

export type DeedsOf = (
  call: Call,
  arn: (service: string, resource: string) => string,
  place: Place,
) => Deed[];

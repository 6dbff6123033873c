import type { Deed } from './policy.ts';

/** A signed request to a service, before it is sent. */
export interface Call {
  /** The service's name in the signature: `dynamodb`, `sqs`, `execute-api`. */
  service: string;
  method: string;
  /** With the query. */
  path: string;
  /** The part of X-Amz-Target behind the dot. */
  operation: string;
  headers: Readonly<Record<string, string | undefined>>;
  body(): Readonly<Record<string, unknown>>;
}

/** The region and account of the local cloud. */
export interface Place {
  region: string;
  account: string;
  /** The API of `@connections`, and its stage. The requests do not name the API, and may leave the stage out. */
  sockets?: { api: string; stage: string };
}

export type DeedsOf = (
  call: Call,
  arn: (service: string, resource: string) => string,
  place: Place,
) => Deed[];

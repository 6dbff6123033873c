/** The caller whose token is sent. A `buyer` is a customer, or a guest whom the SDK creates. */
export type Access = 'buyer' | 'customer' | 'staff';

/**
 * An operation as a value: the transport's facts and, as types only, its input and answer. Import the ones you use and
 * give them to `core.call`. A bundler leaves the others out.
 */
export interface Operation<Data = unknown, Answer = unknown> {
  /** The name on clients: `bookings.place`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Absent when anyone may call. */
  readonly access?: Access | undefined;
  readonly page: boolean;
  /** Whether it has a query and is no page. */
  readonly query: boolean;
  readonly body: boolean;
  readonly key: boolean;
  /** Whether it needs the device's id, and perhaps a challenge. */
  readonly guarded: boolean;
  /** Whether it is safe to repeat. If so, it is retried after a lost answer. */
  readonly repeatable: boolean;
  /** Never set. They only carry the types. */
  readonly '~data'?: Data;
  readonly '~answer'?: Answer;
}

/** A part of a request: required, optional, or absent. */
export type RequestPart<D, Name extends 'path' | 'query' | 'body'> = D extends {
  readonly [N in Name]: infer P;
}
  ? { readonly [N in Name]: P }
  : D extends { readonly [N in Name]?: infer P }
    ? { readonly [N in Name]?: P }
    : unknown;

/** An operation's input: the parts of its request that are not headers. */
export type RequestOf<D> = RequestPart<D, 'path'> & RequestPart<D, 'query'> & RequestPart<D, 'body'>;

/** A request without its types, for internal use. */
export interface AnyRequest {
  readonly path?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
}

/** Returns the first flag, if it is one of these. */
const accesses: Record<string, Access | undefined> = { g: 'buyer', c: 'customer', s: 'staff' };

/** Builds an operation from a short form, because bundles have many: flags as letters, name, method and path. */
export const operation = (text: string): Operation<never, never> => {
  const [flags, id, method, path] = text.split(' ') as [string, string, Operation['method'], string];
  const has = (letter: string) => flags.includes(letter);
  return {
    ...{ id, method, path: `/v1/${path}` },
    access: accesses[flags.charAt(0)],
    ...{
      page: has('p'),
      query: has('q'),
      body: has('b'),
      key: has('k'),
      guarded: has('d'),
      repeatable: has('r'),
    },
  };
};

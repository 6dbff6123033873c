/** Whose token goes along: a `buyer` is a customer, or a guest whom the SDK makes by itself. */
export type Access = 'buyer' | 'customer' | 'staff';

/**
 * An operation as a value: what the transport has to know, and, as types only, what it takes and answers.
 * Import the ones you use and give them to `core.call`: a bundler leaves the others out.
 */
export interface Operation<Data = unknown, Answer = unknown> {
  /** As clients have it: `bookings.place`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Left out where anybody may call. */
  readonly access?: Access | undefined;
  readonly page: boolean;
  readonly body: boolean;
  readonly key: boolean;
  /** It asks for the device, and perhaps for a challenge. */
  readonly guarded: boolean;
  /** Sending it again does no harm, so that a lost answer is tried again. */
  readonly repeatable: boolean;
  /** Never there: they carry the types. */
  readonly '~data'?: Data;
  readonly '~answer'?: Answer;
}

/** One part of a request: needed, may be left out, or not there. */
export type RequestPart<D, Name extends 'path' | 'query' | 'body'> = D extends {
  readonly [N in Name]: infer P;
}
  ? { readonly [N in Name]: P }
  : D extends { readonly [N in Name]?: infer P }
    ? { readonly [N in Name]?: P }
    : unknown;

/** What an operation takes: the parts of its request that are not headers. */
export type RequestOf<D> = RequestPart<D, 'path'> & RequestPart<D, 'query'> & RequestPart<D, 'body'>;

/** A request without its types, as it goes through the machinery. */
export interface AnyRequest {
  readonly path?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
}

/** The first flag, if it is one of these. */
const accesses: Record<string, Access | undefined> = { g: 'buyer', c: 'customer', s: 'staff' };

/** Short for an operation, since bundles have many: flags by their letters, name, method and path. */
export const operation = (text: string): Operation<never, never> => {
  const [flags, id, method, path] = text.split(' ') as [string, string, Operation['method'], string];
  const has = (letter: string) => flags.includes(letter);
  return {
    ...{ id, method, path: `/v1/${path}` },
    access: accesses[flags.charAt(0)],
    ...{ page: has('p'), body: has('b'), key: has('k'), guarded: has('d'), repeatable: has('r') },
  };
};

import type * as z from 'zod';
import type { GuardLimit, LimitName } from './limits.ts';
import type { ProblemCode } from './problem.ts';

/** The kinds of callers. Staff roles are groups of the staff pool, customers sign in, guests have a guest token. */
export const roles = ['guest', 'customer', 'seller', 'support', 'admin'] as const;
export type Role = (typeof roles)[number];
export const staffRoles = ['seller', 'support', 'admin'] as const satisfies readonly Role[];
export type StaffRole = (typeof staffRoles)[number];

/** The roles of members in their seller. */
export const sellerRoles = ['owner', 'manager', 'fulfilment', 'finance'] as const;
export type SellerRole = (typeof sellerRoles)[number];

/** X-Device-Id. Its content has no meaning for us. */
export const deviceIdPattern = /^[\x21-\x7e]{16,128}$/;
/** X-Challenge-Token, as Turnstile makes them: at most 2,048 characters. */
export const challengeTokenPattern = /^[\x21-\x7e]{1,2048}$/;

export interface Success {
  readonly description: string;
  readonly schema: z.ZodType;
  /** The type of a body that is a text and no JSON, as in `text/calendar`. */
  readonly contentType?: string;
}

export interface OperationShape {
  readonly id: string;
  /** One of `capabilities` in operations.ts, which does not compile otherwise. */
  readonly capability: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path template, as in `/v1/deals/{dealId}`. */
  readonly path: `/v1/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly access: 'anyone' | readonly Role[];
  /** Which members of a seller may call it as sellers; see `sellerRolesOf` for the rule where it is absent. */
  readonly sellerRoles?: readonly SellerRole[];
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /**
   * Requires a sign-in within `stepUpMaxAgeSeconds`. This limits the harm when another person uses an unlocked phone.
   */
  readonly stepUp?: true;
  /** `required`: the caller sends Idempotency-Key. The same key with the same body gives the same answer. */
  readonly idempotencyKey?: 'required';
  /**
   * For a POST without a key: sending it twice has the same effect as once, so a client may repeat it after a lost
   * answer.
   */
  readonly repeatable?: true;
  /** `required`: the caller sends the ETag of its last read as If-Match. */
  readonly ifMatch?: 'required';
  /** The class of its limit. Each operation has a limit or a reason to have none. */
  readonly limit?: LimitName | GuardLimit;
  /** The reason to have no limit. */
  readonly unlimited?: string;
  /** Limited by device and address, and weighed for risk. It reads X-Device-Id and X-Challenge-Token. */
  readonly guarded?: true;
  /** The additional switches that turn the operation off; see lib/platform/decide-switched-off.ts. */
  readonly switches?: {
    /** Refused while guests are off, unless the caller is signed in. */
    readonly guests?: true;
    /** Refused while one-click is off: always, or when the body names a `payment`. */
    readonly oneClick?: 'always' | 'with_payment';
  };
  /** The answer has an ETag, and If-None-Match is answered with 304. */
  readonly etag?: true;
  /** Seconds for which a shared cache may keep the answer. */
  readonly maxAge?: number;
  readonly success: Readonly<Record<number, Success>>;
  /** The codes in addition to those of every operation. */
  readonly errors: readonly ProblemCode[];
}

export const defineOperation = <const O extends OperationShape>(operation: O): O => operation;

/** The greatest age of a sign-in, in seconds, for operations that require a recent one. */
export const stepUpMaxAgeSeconds = 15 * 60;

/** The codes that every operation can answer. */
const always: readonly ProblemCode[] = [
  'invalid_request',
  'address_blocked',
  'too_many_requests',
  'internal',
  'unavailable',
];

const isStaffRole = (role: Role): boolean => (staffRoles as readonly Role[]).includes(role);

/** Returns whether any staff role may call it. */
export const isForStaff = ({ access }: OperationShape): boolean =>
  access !== 'anyone' && access.some(isStaffRole);

/** Which members of a seller may call it: all of them read, owners and managers change, unless the operation says so. */
export const sellerRolesOf = ({ sellerRoles: named, method }: OperationShape): readonly SellerRole[] =>
  named ?? (method === 'GET' ? sellerRoles : ['owner', 'manager']);

/** Returns whether staff can switch it off for some callers. A seller who is off may only read. */
const canBeOff = (operation: OperationShape): boolean =>
  operation.switches !== undefined ||
  (operation.method !== 'GET' && operation.access !== 'anyone' && operation.access.includes('seller'));

/** Returns every problem code that the operation can answer. */
export function problemsOf(operation: OperationShape): ProblemCode[] {
  return [
    ...always,
    ...(operation.access === 'anyone' ? [] : (['unauthenticated', 'forbidden'] as const)),
    ...(isForStaff(operation) ? (['second_factor_required'] as const) : []),
    ...(operation.stepUp ? (['recent_sign_in_required'] as const) : []),
    ...(operation.body ? (['payload_too_large', 'unsupported_media_type'] as const) : []),
    ...(operation.idempotencyKey ? (['idempotency_key_missing', 'idempotency_key_reused'] as const) : []),
    ...(operation.ifMatch ? (['precondition_required', 'precondition_failed'] as const) : []),
    ...(operation.guarded ? (['challenge_required'] as const) : []),
    ...(canBeOff(operation) ? (['switched_off'] as const) : []),
    ...operation.errors,
  ];
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** The input of a handler: the parsed parts of the request, typed by the operation. */
export interface RequestOf<O extends OperationShape> {
  readonly params: Parsed<O['params']>;
  readonly query: Parsed<O['query']>;
  readonly body: Parsed<O['body']>;
}

/** The output of a handler: one of the operation’s statuses and its body. */
export type AnswerOf<O extends OperationShape> = {
  [S in keyof O['success'] & number]: {
    readonly status: S;
    readonly body: z.input<O['success'][S]['schema']>;
    readonly headers?: Readonly<Record<string, string>>;
  };
}[keyof O['success'] & number];

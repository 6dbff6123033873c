import { openApi } from '../openapi.ts';

/** The facts of an operation that the SDK needs. All of them are in openapi.json. */
export interface Described {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** The caller whose token is sent. `buyer` is a customer, or a guest whom the SDK creates. */
  readonly access: 'anyone' | 'buyer' | 'customer' | 'staff';
  readonly staffToo: boolean;
  readonly pathParameters: readonly string[];
  readonly page: boolean;
  /** It has a query and is no page. */
  readonly query: boolean;
  /** A part of its query must be given. */
  readonly queryRequired: boolean;
  readonly body: boolean;
  readonly key: boolean;
  readonly match: boolean;
  readonly guarded: boolean;
  readonly etag: boolean;
  /** Whether sending it twice has the effect of sending it once: by its method, its key, or the contract. */
  readonly repeatable: boolean;
  /** The codes of its possible problems. */
  readonly problems: readonly string[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly security?: readonly Record<string, unknown>[];
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: unknown;
  readonly 'x-repeatable'?: true;
  readonly responses: Readonly<Record<string, { readonly content?: unknown }>>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Returns every operation of the document, in its order. @throws Error for an operation that the SDK has no form for. */
export function describedOperations(): Described[] {
  const document = openApi();
  const named = (document.components?.parameters ?? {}) as unknown as Record<string, Parameter>;
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = (item as Record<string, unknown>)[method] as Operation | undefined;
      return operation ? [describe(operation, method.toUpperCase(), path, named)] : [];
    }),
  );
}

function describe(
  operation: Operation,
  method: string,
  path: string,
  named: Record<string, Parameter>,
): Described {
  const parameters = (operation.parameters ?? []).map((one) =>
    '$ref' in one ? byRef(one.$ref, named) : one,
  );
  const has = (place: string, name: string) =>
    parameters.some((parameter) => parameter.in === place && parameter.name === name);
  const key = has('header', 'Idempotency-Key');
  const match = has('header', 'If-Match');
  const page = has('query', 'cursor');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary,
    description: operation.description ?? '',
    ...accessOf(operation.security ?? []),
    pathParameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    page,
    query: !page && inQuery.length > 0,
    queryRequired: inQuery.some(({ required }) => required === true),
    body: operation.requestBody !== undefined,
    key,
    match,
    guarded: has('header', 'X-Device-Id'),
    etag: has('header', 'If-None-Match'),
    repeatable: operation['x-repeatable'] === true || key || isIdempotent(method, match),
    problems: problemsOf(operation),
  };
}

/** A retry with If-Match meets the version that its first attempt wrote. @see RFC 9110, 9.2.2 */
const isIdempotent = (method: string, match: boolean) =>
  method === 'GET' || (!match && (method === 'PUT' || method === 'DELETE'));

const problemsOf = ({ responses }: Operation): string[] =>
  Object.values(responses).flatMap(({ content }) => {
    const problem = (content as Record<string, { examples?: object }> | undefined)?.[
      'application/problem+json'
    ];
    return Object.keys(problem?.examples ?? {});
  });

function byRef(ref: string, named: Record<string, Parameter>): Parameter {
  const parameter = named[ref.split('/').at(-1) ?? ''];
  if (!parameter) throw new Error(`${ref} is not in the document`);
  return parameter;
}

function accessOf(security: readonly Record<string, unknown>[]): Pick<Described, 'access' | 'staffToo'> {
  const schemes = new Set(security.flatMap((scheme) => Object.keys(scheme)));
  const staffToo = schemes.has('staff');
  if (schemes.has('guest')) return { access: 'buyer', staffToo };
  if (schemes.has('customer')) return { access: 'customer', staffToo };
  return { access: staffToo ? 'staff' : 'anyone', staffToo };
}

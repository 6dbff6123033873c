/** The document for typed languages: declarations and calls. */
export interface Model {
  readonly declarations: readonly Declaration[];
  readonly operations: readonly Operation[];
  readonly problemCodes: readonly string[];
}

export type Declaration = TextType | Enumeration | RecordType | Union;

interface Declared {
  readonly name: string;
  readonly doc: string;
}

/** A text type with its own name, such as an id. */
export interface TextType extends Declared {
  readonly kind: 'text';
}

export interface Enumeration extends Declared {
  readonly kind: 'enum';
  readonly values: readonly string[];
}

export interface RecordType extends Declared {
  readonly kind: 'record';
  readonly fields: readonly Field[];
  /** The type is sent to the API. */
  sent: boolean;
  /** The type comes from the API. */
  received: boolean;
}

export interface Union extends Declared {
  readonly kind: 'union';
  readonly members: readonly string[];
  /** The field whose value identifies the member. */
  readonly discriminator: string;
  readonly cases: Readonly<Record<string, string>>;
  /** The fallback for a value that is newer than the client. */
  readonly otherwise: string;
}

export interface Field {
  readonly name: string;
  readonly doc: string;
  readonly type: TypeOf;
  /** The field may be left out. */
  readonly optional: boolean;
  /** The field may be null. If it is optional too, leaving it out keeps the value, and null removes it. */
  readonly nullable: boolean;
  /** The field has this one value. */
  readonly constant?: string;
  readonly preset?: unknown;
}

export type TypeOf =
  | { readonly is: 'string' | 'integer' | 'number' | 'boolean' | 'instant' }
  | { readonly is: 'named'; readonly name: string }
  | { readonly is: 'list'; readonly of: TypeOf };

export interface Operation {
  readonly resource: string;
  readonly method: string;
  readonly doc: string;
  readonly verb: string;
  readonly path: string;
  readonly anyone: boolean;
  readonly pathParameters: readonly Field[];
  readonly query: readonly Field[];
  readonly body?: string;
  /** Undefined for an answer without a body. */
  readonly answer?: string;
  /** The answer is a text and no JSON. */
  readonly text: boolean;
  readonly key: boolean;
  readonly match: boolean;
  readonly guarded: boolean;
  /** The answer has the tag that a change of it must name. */
  readonly tagged: boolean;
}

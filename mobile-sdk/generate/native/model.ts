/** The document as languages with types see it: what is declared, and what can be called. */
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

/** A text with a meaning of its own, as an id is. */
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
  /** Is sent to the API. */
  sent: boolean;
  /** Comes from the API. */
  received: boolean;
}

export interface Union extends Declared {
  readonly kind: 'union';
  readonly members: readonly string[];
  /** The field whose value tells the member. */
  readonly discriminator: string;
  readonly cases: Readonly<Record<string, string>>;
  /** What a value stands for that is newer than the client. */
  readonly otherwise: string;
}

export interface Field {
  readonly name: string;
  readonly doc: string;
  readonly type: TypeOf;
  /** May be left out. */
  readonly optional: boolean;
  /** May be null. Optional and nullable: left out it stays, and null removes it. */
  readonly nullable: boolean;
  /** Has this one value. */
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
  /** Nothing, for an answer without a body. */
  readonly answer?: string;
  readonly key: boolean;
  readonly match: boolean;
  readonly guarded: boolean;
  /** The answer comes with the tag that a change of it has to name. */
  readonly tagged: boolean;
}

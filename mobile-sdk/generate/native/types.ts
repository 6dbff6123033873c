import type { Declaration, Field, RecordType, TypeOf, Union } from './model.ts';

/** The part of a schema that the emitters read. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly discriminator?: {
    readonly propertyName: string;
    readonly mapping: Readonly<Record<string, string>>;
  };
}

export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const nameIn = (ref: string) => ref.split('/').at(-1) ?? '';
/** Buyers send no policies, so the response form may have the plain name. */
const plain = (name: string) => name.replace(/Output$/, '');

/** Declares the requested types, and every type that they consist of. */
export class Types {
  readonly declarations = new Map<string, Declaration>();
  readonly #schemas: Readonly<Record<string, Schema>>;

  constructor(schemas: Readonly<Record<string, Schema>>) {
    this.#schemas = schemas;
  }

  /** @param within the name for an unnamed type at this place */
  typeOf(schema: Schema, within: string): TypeOf {
    if (schema.$ref) return this.#named(nameIn(schema.$ref));
    const [only, ...others] = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
    if (only && others.length === 0) return this.typeOf(only, within);
    if (schema.enum)
      return this.#declare({
        kind: 'enum',
        name: within,
        doc: schema.description ?? '',
        values: schema.enum,
      });
    if (schema.properties) return this.#record(schema, within);
    if (schema.items) return { is: 'list', of: this.typeOf(schema.items, `${within}Item`) };
    if (schema.format === 'date-time') return { is: 'instant' };
    const type = [schema.type].flat().find((one) => one !== 'null');
    if (type === 'string' || type === 'integer' || type === 'number' || type === 'boolean')
      return { is: type };
    throw new Error(`${within}: no form for ${JSON.stringify(schema)}`);
  }

  field(name: string, schema: Schema, required: boolean, within: string): Field {
    const nullable =
      [schema.type].flat().includes('null') || (schema.anyOf ?? []).some(({ type }) => type === 'null');
    return {
      name,
      doc: schema.description ?? '',
      type:
        schema.const === undefined ? this.typeOf(schema, `${within}${capitalized(name)}`) : { is: 'string' },
      optional: !required,
      nullable,
      ...(schema.const !== undefined && { constant: schema.const }),
      ...(schema.default !== undefined && { preset: schema.default }),
    };
  }

  /** A union of answers that differ in the constant of one field. */
  union(name: string, members: readonly string[]): string {
    const known = [...this.declarations.values()].find(
      (one) => one.kind === 'union' && one.members.join() === members.join(),
    );
    if (known) return known.name;
    const named = Object.entries(this.#schemas).find(
      ([, { oneOf }]) =>
        oneOf
          ?.map(({ $ref = '' }) => plain(nameIn($ref)))
          .toSorted()
          .join() === members.toSorted().join(),
    );
    if (named) {
      this.#named(named[0]);
      return named[0];
    }
    const constants = members.map((member) => {
      const { fields } = this.declarations.get(member) as RecordType;
      return { member, field: fields.find(({ constant }) => constant !== undefined) };
    });
    const cases = Object.fromEntries(constants.map(({ member, field }) => [field?.constant ?? '', member]));
    const [first] = constants;
    if (!first?.field) throw new Error(`${name}: its answers have nothing that tells them apart`);
    this.#declare({
      kind: 'union',
      name,
      doc: 'One of these; `status` tells which.',
      members,
      discriminator: first.field.name,
      cases,
      otherwise: members.at(-1) ?? '',
    });
    return name;
  }

  /** Marks the type as serialised, together with every type that it consists of. */
  crosses(name: string, way: 'sent' | 'received'): void {
    const declaration = this.declarations.get(name);
    if (declaration?.kind === 'union') for (const member of declaration.members) this.crosses(member, way);
    if (declaration?.kind !== 'record' || declaration[way]) return;
    declaration[way] = true;
    for (const { type } of declaration.fields) {
      const inner = type.is === 'list' ? type.of : type;
      if (inner.is === 'named') this.crosses(inner.name, way);
    }
  }

  #named(full: string): TypeOf {
    const name = plain(full);
    const schema = this.#schemas[full];
    if (!schema) throw new Error(`${full} is not in the document`);
    if (this.declarations.has(name)) return { is: 'named', name };
    if (schema.oneOf) return this.#declare(this.#unionOf(name, schema));
    if (schema.enum || schema.properties) return this.typeOf(schema, name);
    const isText = (one: Schema) => one.type === 'string' && one.format !== 'date-time';
    const texts = schema.anyOf?.map(({ $ref = '' }) => this.#schemas[nameIn($ref)] ?? {});
    if (isText(schema) || texts?.every(isText))
      return this.#declare({ kind: 'text', name, doc: schema.description ?? '' });
    return this.typeOf(schema, name);
  }

  #unionOf(name: string, { oneOf = [], discriminator, description = '' }: Schema): Union {
    if (!discriminator) throw new Error(`${name}: a union needs a discriminator`);
    const members = oneOf.map(({ $ref = '' }) => plain(nameIn($ref)));
    for (const { $ref = '' } of oneOf) this.#named(nameIn($ref));
    const cases = Object.fromEntries(
      Object.entries(discriminator.mapping).map(([value, ref]) => [value, plain(nameIn(ref))]),
    );
    // New values are added to the member that already has several.
    const times = Map.groupBy(Object.values(cases), (member) => member);
    const otherwise = members.toSorted(
      (a, b) => (times.get(b)?.length ?? 0) - (times.get(a)?.length ?? 0),
    )[0];
    return {
      kind: 'union',
      name,
      doc: description,
      members,
      discriminator: discriminator.propertyName,
      cases,
      otherwise: otherwise ?? '',
    };
  }

  #record({ properties = {}, required = [], description = '' }: Schema, name: string): TypeOf {
    if (this.declarations.has(name)) return { is: 'named', name };
    const fields = Object.entries(properties).map(([field, schema]) =>
      this.field(field, schema, required.includes(field), name),
    );
    return this.#declare({ kind: 'record', name, doc: description, fields, sent: false, received: false });
  }

  #declare(declaration: Declaration): TypeOf {
    this.declarations.set(declaration.name, declaration);
    return { is: 'named', name: declaration.name };
  }
}

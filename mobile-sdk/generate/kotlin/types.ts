import type {
  Declaration,
  Enumeration,
  Field,
  RecordType,
  TextType,
  TypeOf,
  Union,
} from '../native/model.ts';
import { indent, pascal } from '../native/words.ts';

const plain = { string: 'String', integer: 'Long', number: 'Double', boolean: 'Boolean', instant: 'Instant' };

export const kotlinDoc = (text: string): string => (text ? `/** ${text} */\n` : '');

export const typeName = (type: TypeOf): string => {
  if (type.is === 'named') return type.name;
  return type.is === 'list' ? `List<${typeName(type.of)}>` : plain[type.is];
};

type Kinds = ReadonlyMap<string, Declaration>;

/** The serialised form of a type: how it is read from JSON, and how it is written. */
const reading = (type: TypeOf, json: string, kinds: Kinds): string => {
  if (type.is === 'list') return `${json}.items().map { ${reading(type.of, 'it', kinds)} }`;
  if (type.is !== 'named') return `${json}.${type.is === 'string' ? 'text' : type.is}()`;
  switch (kinds.get(type.name)?.kind) {
    case 'text':
      return `${type.name}(${json}.text())`;
    case 'enum':
      return `${type.name}.of(${json}.text())`;
    default:
      return `${type.name}.from(${json})`;
  }
};

const writing = (type: TypeOf, value: string, kinds: Kinds): string => {
  if (type.is === 'list') return `Json.Items(${value}.map { ${writing(type.of, 'it', kinds)} })`;
  if (type.is === 'named')
    return kinds.get(type.name)?.kind === 'record' ? `${value}.toJson()` : `Json.Text(${value}.value)`;
  switch (type.is) {
    case 'boolean':
      return `Json.Flag(${value})`;
    case 'instant':
      return `Json.Text(${value}.toString())`;
    case 'string':
      return `Json.Text(${value})`;
    default:
      return `Json.Number(${value}.toString())`;
  }
};

const isChange = ({ optional, nullable }: Field) => optional && nullable;

function parameter(field: Field): string {
  const type = typeName(field.type);
  if (isChange(field)) return `public val ${field.name}: Change<${type}> = Change.Keep,`;
  if (field.preset !== undefined) return `public val ${field.name}: ${type} = ${literal(field.preset)},`;
  if (field.optional) return `public val ${field.name}: ${type}? = null,`;
  return `public val ${field.name}: ${type}${field.nullable ? '?' : ''},`;
}

const literal = (value: unknown) =>
  Array.isArray(value) && value.length === 0 ? 'emptyList()' : JSON.stringify(value);

function readField({ name, type, optional, nullable }: Field, kinds: Kinds): string {
  const value =
    optional || nullable
      ? `json.find("${name}")?.let { ${reading(type, 'it', kinds)} }`
      : reading(type, `json.get("${name}")`, kinds);
  return `${name} = ${value},`;
}

function writeField(field: Field, kinds: Kinds): string {
  const { name, type } = field;
  if (field.constant !== undefined) return `put("${name}", Json.Text(${name}))`;
  if (isChange(field)) return `${name}.into(this, "${name}") { ${writing(type, 'it', kinds)} }`;
  if (field.optional && field.preset === undefined)
    return `${name}?.let { put("${name}", ${writing(type, 'it', kinds)}) }`;
  return `put("${name}", ${writing(type, name, kinds)})`;
}

function text({ name, doc }: TextType): string {
  return `${kotlinDoc(doc)}@JvmInline
public value class ${name}(public val value: String) {
    override fun toString(): String = value
}`;
}

function enumeration({ name, doc, values }: Enumeration): string {
  const known = values.map(
    (value) => `public data object ${pascal(value)} : ${name} {
    override val value: String = "${value}"
}`,
  );
  return `${kotlinDoc(doc)}public sealed interface ${name} {
    public val value: String

${indent(known.join('\n\n'))}

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : ${name}

    public companion object {
        public fun of(value: String): ${name} = when (value) {
${values.map((value) => `            "${value}" -> ${pascal(value)}`).join('\n')}
            else -> Unknown(value)
        }
    }
}`;
}

function record(
  { name, doc, fields, sent, received }: RecordType,
  unions: readonly string[],
  kinds: Kinds,
): string {
  const free = fields.filter(({ constant }) => constant === undefined);
  const parameters = free.map((field) => kotlinDoc(field.doc) + parameter(field)).join('\n');
  const constants = fields.flatMap(({ name: field, constant }) =>
    constant === undefined ? [] : [`public val ${field}: String get() = "${constant}"`],
  );
  const toJson = sent
    ? [
        `internal fun toJson(): Json = Json.Fields(buildMap {\n${indent(fields.map((field) => writeField(field, kinds)).join('\n'))}\n})`,
      ]
    : [];
  const from = received
    ? [
        `internal companion object {\n    fun from(json: Json): ${name} = ${name}(\n${indent(free.map((field) => readField(field, kinds)).join('\n'), '        ')}\n    )\n}`,
      ]
    : [];
  const body = [...constants, ...toJson, ...from].join('\n\n');
  const base = unions.length > 0 ? ` : ${unions.join(', ')}` : '';
  return `${kotlinDoc(doc)}public data class ${name}(
${indent(parameters)}
)${base} {
${indent(body)}
}`;
}

function union({ name, doc, discriminator, cases, otherwise }: Union): string {
  const others = Object.entries(cases).filter(([, member]) => member !== otherwise);
  return `${kotlinDoc(doc)}public sealed interface ${name} {
    public companion object {
        internal fun from(json: Json): ${name} = when (json.get("${discriminator}").text()) {
${others.map(([value, member]) => `            "${value}" -> ${member}.from(json)`).join('\n')}
            else -> ${otherwise}.from(json)
        }
    }
}`;
}

/** Writes every type of the document. */
export function kotlinTypes(declarations: readonly Declaration[]): string {
  const kinds: Kinds = new Map(declarations.map((one) => [one.name, one]));
  const unionsOf = (member: string) =>
    declarations.flatMap((one) => (one.kind === 'union' && one.members.includes(member) ? [one.name] : []));
  return declarations
    .map((one) => {
      if (one.kind === 'text') return text(one);
      if (one.kind === 'enum') return enumeration(one);
      return one.kind === 'union' ? union(one) : record(one, unionsOf(one.name), kinds);
    })
    .join('\n\n');
}

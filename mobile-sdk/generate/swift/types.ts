import type {
  Declaration,
  Enumeration,
  Field,
  RecordType,
  TextType,
  TypeOf,
  Union,
} from '../native/model.ts';
import { camel, indent } from '../native/words.ts';

const plain = { string: 'String', integer: 'Int64', number: 'Double', boolean: 'Bool', instant: 'Date' };

export const swiftDoc = (text: string): string => (text ? `/// ${text}\n` : '');

export const typeName = (type: TypeOf): string => {
  if (type.is === 'named') return type.name;
  return type.is === 'list' ? `[${typeName(type.of)}]` : plain[type.is];
};

/** Words of the language. As a case's name they need quotes. */
const reserved = new Set([
  'internal',
  'default',
  'public',
  'private',
  'in',
  'is',
  'as',
  'self',
  'case',
  'init',
]);
export const caseName = (value: string): string => {
  const name = camel(value);
  return reserved.has(name) ? `\`${name}\`` : name;
};

const isChange = ({ optional, nullable }: Field) => optional && nullable;

function fieldType(field: Field): string {
  const type = typeName(field.type);
  if (isChange(field)) return `Change<${type}>`;
  const isPreset = field.preset !== undefined;
  return (field.optional && !isPreset) || field.nullable ? `${type}?` : type;
}

function presetOf(field: Field): string {
  if (isChange(field)) return ' = .keep';
  if (field.preset !== undefined) return ` = ${JSON.stringify(field.preset)}`;
  return field.optional ? ' = nil' : '';
}

function text({ name, doc }: TextType): string {
  return `${swiftDoc(doc)}public struct ${name}: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}`;
}

function enumeration({ name, doc, values }: Enumeration): string {
  const cases = values.map((value) => `case ${caseName(value)}`);
  return `${swiftDoc(doc)}public enum ${name}: RawRepresentable, Hashable, Codable, Sendable {
${indent(cases.join('\n'))}
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
${values.map((value) => `        case "${value}": self = .${caseName(value)}`).join('\n')}
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
${values.map((value) => `        case .${caseName(value)}: return "${value}"`).join('\n')}
        case .unknown(let value): return value
        }
    }
}`;
}

const conformance = ({ sent, received }: RecordType) => {
  if (sent && received) return 'Codable';
  return sent ? 'Encodable' : 'Decodable';
};

function record(one: RecordType): string {
  const free = one.fields.filter(({ constant }) => constant === undefined);
  const stored = free.map((field) => `${swiftDoc(field.doc)}public var ${field.name}: ${fieldType(field)}`);
  const constants = one.fields.flatMap(({ name, constant }) =>
    constant === undefined ? [] : [`public var ${name}: String { return "${constant}" }`],
  );
  const parameters = free.map((field) => `${field.name}: ${fieldType(field)}${presetOf(field)}`);
  const init = `public init(${parameters.join(', ')}) {
${indent(free.map(({ name }) => `self.${name} = ${name}`).join('\n'))}
}`;
  const parts = [stored.join('\n'), ...constants, init, ...(free.some(isChange) ? [encoding(free)] : [])];
  return `${swiftDoc(one.doc)}public struct ${one.name}: Hashable, ${conformance(one)}, Sendable {
${indent(parts.join('\n\n'))}
}`;
}

/** A field that is left out, null, or a value. The compiler's own code would not distinguish the first two. */
function encoding(fields: readonly Field[]): string {
  const lines = fields.map((field) => {
    if (isChange(field)) return `try ${field.name}.encode(into: &fields, as: .${field.name})`;
    const encode = field.optional && field.preset === undefined ? 'encodeIfPresent' : 'encode';
    return `try fields.${encode}(${field.name}, forKey: .${field.name})`;
  });
  return `private enum CodingKeys: String, CodingKey {
    case ${fields.map(({ name }) => name).join(', ')}
}

public func encode(to encoder: Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
${indent(lines.join('\n'))}
}`;
}

function union({ name, doc, members, discriminator, cases, otherwise }: Union): string {
  const others = Object.entries(cases).filter(([, member]) => member !== otherwise);
  const make = (member: string) => `self = .${camel(member)}(try ${member}(from: decoder))`;
  return `${swiftDoc(doc)}public enum ${name}: Hashable, Decodable, Sendable {
${members.map((member) => `    case ${camel(member)}(${member})`).join('\n')}

    private enum CodingKeys: String, CodingKey {
        case ${discriminator}
    }

    public init(from decoder: Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let told = try fields.decode(String.self, forKey: .${discriminator})
        switch told {
${others.map(([value, member]) => `        case "${value}": ${make(member)}`).join('\n')}
        default: ${make(otherwise)}
        }
    }
}`;
}

/** Writes every type of the document. */
export const swiftTypes = (declarations: readonly Declaration[]): string =>
  declarations
    .map((one) => {
      if (one.kind === 'text') return text(one);
      if (one.kind === 'enum') return enumeration(one);
      return one.kind === 'union' ? union(one) : record(one);
    })
    .join('\n\n');

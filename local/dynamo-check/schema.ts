/** The keys of a table or of an index, partition first. */
export type Keys = readonly string[];

/** The facts of a table that the check needs. */
export interface Schema {
  keys: Keys;
  /** The types of all key attributes: S, N or B. */
  types: Readonly<Record<string, string>>;
  indexes: Readonly<Record<string, IndexSchema>>;
}

export interface IndexSchema {
  keys: Keys;
  global: boolean;
  /** Undefined when all attributes are projected. */
  projected?: readonly string[];
}

interface KeyElement {
  AttributeName?: string | undefined;
  KeyType?: string | undefined;
}

interface Index {
  IndexName?: string | undefined;
  KeySchema?: KeyElement[] | undefined;
  Projection?: { ProjectionType?: string | undefined; NonKeyAttributes?: string[] | undefined } | undefined;
}

/** A table as CreateTable and templates define it. */
export interface TableDefinition {
  AttributeDefinitions?:
    | { AttributeName?: string | undefined; AttributeType?: string | undefined }[]
    | undefined;
  KeySchema?: KeyElement[] | undefined;
  GlobalSecondaryIndexes?: Index[] | undefined;
  LocalSecondaryIndexes?: Index[] | undefined;
}

/** Reads the facts for the check from a table's definition. */
export function schemaOf(definition: TableDefinition): Schema {
  const keys = keysOf(definition.KeySchema);
  const index = (global: boolean) => (each: Index) => {
    const { ProjectionType = 'ALL', NonKeyAttributes = [] } = each.Projection ?? {};
    const own = keysOf(each.KeySchema);
    const projected = ProjectionType === 'ALL' ? {} : { projected: [...keys, ...own, ...NonKeyAttributes] };
    return [String(each.IndexName), { keys: own, global, ...projected }] as const;
  };
  return {
    keys,
    types: Object.fromEntries(
      (definition.AttributeDefinitions ?? []).map((each) => [each.AttributeName, String(each.AttributeType)]),
    ),
    indexes: Object.fromEntries([
      ...(definition.GlobalSecondaryIndexes ?? []).map(index(true)),
      ...(definition.LocalSecondaryIndexes ?? []).map(index(false)),
    ]),
  };
}

const keysOf = (schema: KeyElement[] = []): string[] =>
  schema
    .toSorted((a, b) => (a.KeyType === b.KeyType ? 0 : a.KeyType === 'HASH' ? -1 : 1))
    .map(({ AttributeName = '' }) => AttributeName);

import { mapped, type Template } from './templates.ts';

export interface Found<P> {
  /** A key that is unique among all stacks. */
  readonly key: string;
  readonly id: string;
  readonly stack: string;
  readonly type: string;
  readonly properties: P;
}

type Properties = Readonly<Record<string, unknown>>;
type Reference = { readonly stack: string; readonly id: string };

const nameFields = ['FunctionName', 'TableName', 'QueueName', 'UserPoolName', 'RoleName', 'Name'];

/** The resources of all stacks, and what references between them point to. */
export function resourcesIn(templates: ReadonlyMap<string, Template>) {
  const all = [...templates].flatMap(([stack, { Resources = {} }]) =>
    Object.entries(Resources).map(
      ([id, { Type, Properties = {} }]): Found<Properties> => ({
        key: `${stack}/${id}`,
        id,
        stack,
        type: Type,
        properties: Properties as Properties,
      }),
    ),
  );
  const byKey = new Map(all.map((found) => [found.key, found]));
  const exported = new Map(
    [...templates].flatMap(([stack, { Outputs = {} }]) =>
      Object.values(Outputs).flatMap(({ Value, Export }) =>
        Export ? [[Export.Name, { stack, Value }]] : [],
      ),
    ) as [string, { stack: string; Value: unknown }][],
  );
  /** Returns the resources that a value references, in its own stack or another. */
  const referencesIn = (stack: string, value: unknown): Reference[] => {
    if (Array.isArray(value)) return value.flatMap((part) => referencesIn(stack, part));
    if (typeof value !== 'object' || value === null) return [];
    const { Ref, 'Fn::GetAtt': attribute, 'Fn::ImportValue': imported } = value as Record<string, unknown>;
    if (typeof Ref === 'string') return Ref.startsWith('AWS::') ? [] : [{ stack, id: Ref }];
    if (Array.isArray(attribute)) return [{ stack, id: String(attribute[0]) }];
    const origin = typeof imported === 'string' ? exported.get(imported) : undefined;
    if (origin) return referencesIn(origin.stack, origin.Value);
    return Object.values(value).flatMap((part) => referencesIn(stack, part));
  };
  const targetsOf = (stack: string, value: unknown) =>
    referencesIn(stack, value).flatMap(({ stack: at, id }) => byKey.get(`${at}/${id}`) ?? []);
  return {
    of: <P = Properties>(type: string) => all.filter((found) => found.type === type) as unknown as Found<P>[],
    /** Returns the first resource that a value references. */
    targetOf: (stack: string, value: unknown) => targetsOf(stack, value)[0],
  };
}

export type Resources = ReturnType<typeof resourcesIn>;

/** Returns the name that people use: the resource's name after the stage's, or its path in the tree of constructs. */
export function calledOf({ id, properties }: Pick<Found<Properties>, 'id' | 'properties'>): string {
  const name = nameFields.map((field) => properties[field]).find((value) => typeof value === 'string');
  const short = name ?? id.replace(/(Secret|Bucket|Bus)?[0-9A-F]{8}$/, '');
  return String(short)
    .replace(`stampede-${mapped}-`, '')
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the contract of a tree says of one field: its type, and whether it may be null. */
interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly FieldSchema[];
}

/**
 * Leaves out of a new deal what a tree's contract does not know: an older commit has fewer bounds on who may order
 * how much, and where one cannot be lifted by `null` there, leaving it out does the same.
 */
export function acceptedDeal(fields: Readonly<Record<string, FieldSchema>>) {
  return <Deal extends object>(deal: Deal): Partial<Deal> =>
    Object.fromEntries(
      Object.entries(deal).filter(([name, value]) => {
        const field = fields[name];
        return field !== undefined && (value !== null || mayBeNull(field));
      }),
    ) as Partial<Deal>;
}

const mayBeNull = ({ type, anyOf = [] }: FieldSchema): boolean =>
  [type].flat().includes('null') || anyOf.some(mayBeNull);

/** The fields of a new deal in the contract of a tree. @throws Error when it has none */
export function dealFields(folder: string): Readonly<Record<string, FieldSchema>> {
  const file = join(folder, 'mobile-sdk', 'openapi.json');
  const contract = JSON.parse(readFileSync(file, 'utf8'));
  const fields = contract.components?.schemas?.NewDeal?.properties;
  if (!fields) throw new Error(`${file} describes no NewDeal: the bench cannot open a sale on that commit`);
  return fields;
}

import { type ResourceAddress, TemplateError } from './template-error.ts';

/**
 * What the local cloud does with each property of a resource type: `used` has its AWS behaviour here,
 * `inert` is accepted and has no local behaviour, and a nested table goes one level down (through lists too).
 */
export interface PropertyTable {
  readonly [property: string]: 'used' | 'inert' | PropertyTable;
}

/** Stops at the first property that is not in the table: what is unknown must not be ignored in silence. */
export function checkProperties(
  table: PropertyTable,
  properties: unknown,
  at: ResourceAddress,
  prefix = '',
): void {
  if (Array.isArray(properties)) {
    for (const item of properties) checkProperties(table, item, at, prefix);
    return;
  }
  if (typeof properties !== 'object' || properties === null) return;
  const intrinsic = Object.keys(properties).find((key) => key === 'Ref' || key.startsWith('Fn::'));
  if (intrinsic) {
    const branches = intrinsic === 'Fn::If' ? (properties as { 'Fn::If': unknown[] })['Fn::If'].slice(1) : [];
    checkProperties(table, branches, at, prefix);
    return;
  }
  for (const [name, value] of Object.entries(properties)) {
    const known = Object.hasOwn(table, name) ? table[name] : undefined;
    if (known === undefined) {
      throw new TemplateError(`The local cloud does not know the property ${prefix}${name}.`, at);
    }
    if (typeof known === 'object') checkProperties(known, value, at, `${prefix}${name}.`);
  }
}

/** A table of properties that are all accepted without local behaviour. */
export function inert(...names: string[]): PropertyTable {
  return Object.fromEntries(names.map((name) => [name, 'inert' as const]));
}

/** A table of properties that all have their behaviour. */
export function used(...names: string[]): PropertyTable {
  return Object.fromEntries(names.map((name) => [name, 'used' as const]));
}

import { type ResourceAddress, TemplateError } from './template-error.ts';

/**
 * The treatment of each property of a resource type. `used` has its AWS effect here, `inert` is accepted without a
 * local effect, and a nested table describes the next level (also inside lists).
 */
export interface PropertyTable {
  readonly [property: string]: 'used' | 'inert' | PropertyTable;
}

/** Throws at the first property that is not in the table, because an unknown property must not be ignored. */
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
      throw new TemplateError(`The local cloud does not support the property ${prefix}${name}.`, at);
    }
    if (typeof known === 'object') checkProperties(known, value, at, `${prefix}${name}.`);
  }
}

/** A table of properties that are all accepted without a local effect. */
export function inert(...names: string[]): PropertyTable {
  return Object.fromEntries(names.map((name) => [name, 'inert' as const]));
}

/** A table of properties that all have their AWS effect. */
export function used(...names: string[]): PropertyTable {
  return Object.fromEntries(names.map((name) => [name, 'used' as const]));
}

import type { TemplateResource } from './assembly.ts';
import { TemplateError } from './template-error.ts';

/** Returns the logical ids of a stack's resources, each after those it refers to or names in DependsOn. */
export function deploymentOrder(resources: Record<string, TemplateResource>): string[] {
  const order: string[] = [];
  const state = new Map<string, 'visiting' | 'done'>();
  const visit = (id: string, trail: string[]) => {
    const resource = resources[id];
    if (!resource || state.get(id) === 'done') return;
    if (state.get(id) === 'visiting')
      throw new TemplateError(`Circular dependency: ${[...trail, id].join(' → ')}`);
    state.set(id, 'visiting');
    for (const dependency of dependenciesOf(resource)) visit(dependency, [...trail, id]);
    state.set(id, 'done');
    order.push(id);
  };
  for (const id of Object.keys(resources)) visit(id, []);
  return order;
}

function dependenciesOf(resource: TemplateResource): Set<string> {
  const found = new Set<string>([resource.DependsOn ?? []].flat());
  collect(resource.Properties, found);
  return found;
}

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === 'Ref' && typeof item === 'string') found.add(item);
    else if (key === 'Fn::GetAtt')
      found.add(String(Array.isArray(item) ? item[0] : item).split('.')[0] ?? '');
    else if (key === 'Fn::Sub') collectSub(item, found);
    else collect(item, found);
  }
}

function collectSub(argument: unknown, found: Set<string>): void {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, undefined];
  for (const [, name] of String(text).matchAll(/\$\{([^!}][^}]*)\}/g))
    found.add(String(name).split('.')[0] ?? '');
  collect(variables, found);
}

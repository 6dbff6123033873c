/**
 * Compiles the JSON paths that EventBridge knows: `$`, `$.a.b`, `$.a[0]`, `$['detail-type']`.
 * @throws Error when the path is something else
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function compileJsonPath(path: string): (event: unknown) => unknown {
  const steps = [...path.matchAll(/\.([\w-]+)|\[(\d+)\]|\[['"]([^'"]+)['"]\]/g)];
  if (!path.startsWith('$') || steps.map(([step]) => step).join('') !== path.slice(1)) {
    throw new Error(`The local cloud does not understand the JSON path ${path}`);
  }
  const names = steps.map(([, name, index, quoted]) => name ?? index ?? quoted ?? '');
  return (event) => names.reduce(step, event);
}

function step(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

import type { Route } from './definition.ts';

/** A route with the path parameters it was matched with, decoded. */
export interface RouteMatch {
  route: Route;
  parameters: Record<string, string> | undefined;
}

interface Node {
  fixed: Map<string, Node>;
  parameter?: Node;
  greedy: Map<string, Route>;
  methods: Map<string, Route>;
}

/**
 * Finds the most specific route: fixed segments before `{parameter}` before `{proxy+}` before `$default`,
 * a method before ANY.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function routeTable(routes: Route[]): (method: string, path: string) => RouteMatch | undefined {
  const root = node();
  for (const route of routes) if (route.path !== '$default') insert(root, route);
  const fallback = routes.find((route) => route.path === '$default');
  return (method, path) => {
    const segments = path.split('/').slice(1);
    const values: string[] = [];
    const route = find(root, method, segments, 0, values);
    if (route) return { route, parameters: parametersOf(route, values) };
    return fallback && { route: fallback, parameters: undefined };
  };
}

function node(): Node {
  return { fixed: new Map(), greedy: new Map(), methods: new Map() };
}

function insert(root: Node, route: Route): void {
  let at = root;
  for (const segment of route.path.split('/').slice(1)) {
    if (/^\{.+\+\}$/.test(segment)) return void at.greedy.set(route.method, route);
    const isParameter = /^\{.+\}$/.test(segment);
    const next: Node = (isParameter ? at.parameter : at.fixed.get(segment)) ?? node();
    if (isParameter) at.parameter = next;
    else at.fixed.set(segment, next);
    at = next;
  }
  at.methods.set(route.method, route);
}

const byMethod = (routes: Map<string, Route>, method: string) => routes.get(method) ?? routes.get('ANY');

function find(
  at: Node,
  method: string,
  segments: string[],
  index: number,
  values: string[],
): Route | undefined {
  const segment = segments[index];
  if (segment === undefined) return byMethod(at.methods, method);
  const fixed = at.fixed.get(segment);
  const viaFixed = fixed && find(fixed, method, segments, index + 1, values);
  if (viaFixed) return viaFixed;
  if (at.parameter && segment !== '') {
    values.push(segment);
    const viaParameter = find(at.parameter, method, segments, index + 1, values);
    if (viaParameter) return viaParameter;
    values.pop();
  }
  const greedy = byMethod(at.greedy, method);
  if (greedy) values.push(segments.slice(index).join('/'));
  return greedy;
}

function parametersOf(route: Route, values: string[]): Record<string, string> | undefined {
  if (values.length === 0) return undefined;
  const names = [...route.path.matchAll(/\{([^}+]+)\+?\}/g)].map((match) => String(match[1]));
  return Object.fromEntries(names.map((name, i) => [name, decode(values[i] ?? '')]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A received message. */
export interface Message {
  data: Buffer;
  isBinary: boolean;
}

/**
 * Reads the field that an API's route selection expression names. Undefined for an expression outside the body.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html
 */
export function selectionPath(expression: string): string[] | undefined {
  const found = /^\$\{?request\.body\.([\w.]+)\}?$/.exec(expression);
  return found?.[1]?.split('.');
}

/** Returns the route key that a message names. Undefined when it is not JSON or names none. */
export function routeKeyOf({ data, isBinary }: Message, path: readonly string[]): string | undefined {
  if (isBinary) return undefined;
  try {
    let at: unknown = JSON.parse(data.toString());
    for (const name of path) at = (at as Record<string, unknown> | null)?.[name];
    return typeof at === 'string' ? at : undefined;
  } catch {
    return undefined;
  }
}

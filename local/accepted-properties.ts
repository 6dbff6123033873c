/**
 * Refuses a resource that carries a property which the local cloud does not act on: what runs here must
 * never silently differ from what AWS would run.
 *
 * @throws Error naming the resource and the property.
 */
export function acceptProperties(what: string, properties: object, accepted: readonly string[]): void {
  for (const [name, value] of Object.entries(properties)) {
    if (value !== undefined && !accepted.includes(name)) {
      throw new Error(`${what}: the local cloud does not implement the property ${name}`);
    }
  }
}

/**
 * Refuses a resource with a property that the local cloud does not implement. A difference from AWS must never go
 * unnoticed.
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

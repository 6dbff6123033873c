/** Parses JSON. Undefined for other text, such as the HTML of a proxy. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a text says in JSON; undefined when it is something else: proxies answer in HTML at times. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `sold_out`, `payment-methods`, `image/webp` and `dealAlerts` as `SoldOut`, `PaymentMethods`, `ImageWebp`, `DealAlerts`. */
export const pascal = (text: string): string =>
  text.replace(/(?:^|[_/-])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

export const camel = (text: string): string => pascal(text).replace(/^./, (letter) => letter.toLowerCase());

export const made = (by: string) =>
  `// Made from openapi.json by npm run generate: do not edit. The emitter is ${by}.`;

/** Indents every line. */
export const indent = (text: string, by = '    '): string => text.replace(/^(?=.)/gm, by);

/** A piece of HTML. Other values are escaped where they are put into one. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | Html | undefined | readonly Html[];

const textOf = (value: Value): string => {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value !== 'string') return value.map(({ text }) => text).join('');
  return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
};

/** A template whose values are escaped, as in html`<p>${text}</p>`. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(parts.map((part, index) => part + textOf(values[index])).join(''));

import * as z from 'zod';

/**
 * Characters that no text may have, because a service refuses them or a reader would be misled. Half a surrogate pair
 * is not a character: DynamoDB and UTF-8 refuse it. SQS accepts only what XML 1.0 allows, which excludes U+FFFE and
 * U+FFFF. Overrides and embeddings of direction (U+202A to U+202E) reverse the text around them; isolates serve the
 * same purpose without that.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [/\p{Surrogate}/u, 'must not contain half a surrogate pair. The text may have been cut inside a character'],
  [/\p{Noncharacter_Code_Point}/u, 'must not contain U+FFFE, U+FFFF or another noncharacter'],
  [/[\u202a-\u202e]/u, 'must not contain characters that change the direction of the text around them'],
];
const control = /[\p{Cc}\u2028\u2029]/u;
const controlInLines = /(?![\t\n])\p{Cc}/u;

/** A visible character: no blank, no zero-width character, no filler, no accent without a letter. */
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{M}\u2800]/u;

/** Returns the fault in a text’s characters. @returns undefined when there is none */
export function wrongCharacters(text: string, lines = false): string | undefined {
  const found = forbidden.find(([pattern]) => pattern.test(text))?.[1];
  if (found) return found;
  if (lines) return controlInLines.test(text) ? 'must not contain control characters' : undefined;
  return control.test(text) ? 'must not contain line breaks, tabs or other control characters' : undefined;
}

interface TextRules {
  /** In characters, as JSON Schema counts them: an emoji is one. */
  readonly max: number;
  /** 0 allows an empty text. */
  readonly min?: 0 | 1;
  /** May have several lines. */
  readonly lines?: boolean;
}

const inOneWay = (text: string, lines: boolean): string => {
  const composed = (lines ? text.replace(/\r\n?/g, '\n') : text).normalize('NFC').trim();
  return visible.test(composed) ? composed : '';
};

/**
 * A text that people write. The result is composed (NFC), so that texts that look equal are equal. Blanks around it are
 * removed, and a text without visible characters is empty.
 */
export function text({ max, min = 1, lines = false }: TextRules) {
  return z
    .string()
    .check((context) => {
      const value = lines ? context.value.replace(/\r\n?/g, '\n') : context.value;
      const wrong = wrongCharacters(value, lines);
      if (wrong)
        context.issues.push({ code: 'custom', message: wrong, input: context.value, continue: false });
    })
    .overwrite((value) => inOneWay(value, lines))
    .refine((value) => value.length >= min, { error: 'must not be empty', abort: true })
    .refine((value) => value.length <= max || [...value].length <= max, {
      // Formatted only on an error: the first use of a language’s number format takes 13 ms of a cold start.
      error: () => `must have at most ${max.toLocaleString('en')} characters`,
    })
    .meta({ maxLength: max, ...(min > 0 && { minLength: min }) });
}

/** A text that a program chose and gets back unchanged: an id of a message, a position. */
export const opaqueText = ({ max }: { readonly max: number }) =>
  z
    .string()
    .min(1)
    .max(max)
    .check((context) => {
      const wrong = wrongCharacters(context.value);
      if (wrong) context.issues.push({ code: 'custom', message: wrong, input: context.value });
    });

import * as z from 'zod';

/**
 * Characters that no text may hold, because something on its way refuses them or a reader would be misled. Half a
 * surrogate pair is no character: DynamoDB and UTF-8 refuse it. SQS takes only what XML 1.0 allows, which leaves out
 * U+FFFE and U+FFFF. Overrides and embeddings of direction (U+202A to U+202E) turn the text around them: isolates do
 * what they were for.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [/\p{Surrogate}/u, 'must not contain half a surrogate pair: was it cut through a character?'],
  [/\p{Noncharacter_Code_Point}/u, 'must not contain U+FFFE, U+FFFF or another noncharacter'],
  [/[\u202a-\u202e]/u, 'must not contain characters that turn the direction of the text around them'],
];
const control = /[\p{Cc}\u2028\u2029]/u;
const controlInLines = /(?![\t\n])\p{Cc}/u;

/** Something that a reader sees: no blank, no zero-width character, no filler, no accent that stands on nothing. */
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{M}\u2800]/u;

/** @returns what is wrong with the text wherever it goes, or undefined. */
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
 * A text that people write. It comes out composed (NFC), so that equal looks are equal texts, without blanks around it,
 * and what shows nothing is empty.
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
      // Asked for late: the first figure that is written in a language takes a cold start 13 ms.
      error: () => `must have at most ${max.toLocaleString('en')} characters`,
    })
    .meta({ maxLength: max, ...(min > 0 && { minLength: min }) });
}

/** A text that a program chose and gets back as it was: an id of a message, a position. Nothing of it is changed. */
export const opaqueText = ({ max }: { readonly max: number }) =>
  z
    .string()
    .min(1)
    .max(max)
    .check((context) => {
      const wrong = wrongCharacters(context.value);
      if (wrong) context.issues.push({ code: 'custom', message: wrong, input: context.value });
    });

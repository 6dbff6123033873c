/** A change of a zone's clocks. */
export interface ZoneChange {
  /** Minutes since the epoch. */
  readonly at: number;
  /** Minutes ahead of UTC from then on. */
  readonly offset: number;
}

export interface UnpackedZone {
  readonly name: string;
  /** Minutes ahead of UTC before the first change. */
  readonly first: number;
  readonly changes: readonly ZoneChange[];
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX';

/** Reads a number in base 60, as moment-timezone writes it. */
function readBase60(text: string): number {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const value = [...whole].reduce((sum, digit) => sum * 60 + digits.indexOf(digit), 0);
  const rest = [...fraction].reduceRight((sum, digit) => (sum + digits.indexOf(digit)) / 60, 0);
  return text.startsWith('-') ? -(value + rest) : value + rest;
}

/**
 * Reads a zone of moment-timezone's packed data: its names, abbreviations, offsets (minutes behind UTC), the offset of
 * each stretch of time, and how many minutes each stretch lasts. Keeps changes of the offset since a year.
 * @throws Error for a change that is not on a whole minute
 * @see https://momentjs.com/timezone/docs/#/data-formats/packed-format/
 */
export function unpackZone(packed: string, sinceYear: number): UnpackedZone {
  const [name = '', , offsetTexts = '', order = '', lengths = ''] = packed.split('|');
  const offsets = offsetTexts.split(' ').map((text) => -readBase60(text));
  const stretches = [...order].map((digit) => offsets[digits.indexOf(digit)] ?? Number.NaN);
  let at = 0;
  const ends = lengths.split(' ').map((text) => {
    at += readBase60(text);
    return at;
  });
  const since = Date.UTC(sinceYear, 0) / 60_000;
  const changes = stretches
    .map((offset, index) => ({ at: ends[index - 1] ?? Number.NEGATIVE_INFINITY, offset }))
    .filter(({ offset }, index) => offset !== stretches[index - 1]);
  const kept = changes
    .filter((change) => change.at >= since)
    .map(({ at, offset }) => ({ at: nearest(at), offset }));
  const first = changes.findLast((change) => change.at < since)?.offset ?? Number.NaN;
  const numbers = [first, ...kept.flatMap((change) => [change.at, change.offset])];
  if (!numbers.every(Number.isInteger)) throw new Error(`${name} does not change on whole minutes`);
  return { name, first, changes: kept };
}

/** Rounds away what sixtieths lose in a sum, and nothing more. */
const nearest = (minutes: number): number =>
  Math.abs(minutes - Math.round(minutes)) < 1e-4 ? Math.round(minutes) : minutes;

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const bitsOf = new Uint8Array(128);
for (let at = 0; at < digits.length; at++) bitsOf[digits.charCodeAt(at)] = at;

const COMMA = 44;
const SEMICOLON = 59;

/**
 * Reads the mappings of a source map: segments of numbers between commas, lines between semicolons.
 * @see https://tc39.es/ecma426/#sec-mappings
 */
export function vlqReader(text: string) {
  let at = 0;
  const inSegment = () => {
    const code = text.charCodeAt(at);
    // At the end the code is NaN, which is not below any number.
    return at < text.length && code !== COMMA && code !== SEMICOLON;
  };
  return {
    atEnd: () => at >= text.length,
    /** Returns whether another number belongs to this segment. */
    inSegment,
    /** Passes the end of a line, if it is next. */
    takeLineEnd: () => text.charCodeAt(at) === SEMICOLON && at++ >= 0,
    /** Passes the separator before the next segment of the line. */
    endSegment: () => {
      if (text.charCodeAt(at) === COMMA) at++;
    },
    /**
     * Reads one number. A digit has five bits, the lowest first; a sixth bit says that more follow. The lowest bit of
     * the number is its sign.
     */
    number: () => {
      let value = 0;
      for (let shift = 0; ; shift += 5) {
        const digit = bitsOf[text.charCodeAt(at++)] ?? 0;
        value |= (digit & 31) << shift;
        if (digit < 32) break;
      }
      return value & 1 ? -(value >>> 1) : value >>> 1;
    },
  };
}

/** Writes mappings. It takes absolute positions and writes each as the difference from the one before. */
export function vlqWriter() {
  let text = '';
  const last = [0, 0, 0, 0];
  let isFirst = true;
  const number = (value: number) => {
    let rest = value < 0 ? (-value << 1) | 1 : value << 1;
    do {
      const digit = rest & 31;
      rest >>>= 5;
      text += digits[rest > 0 ? digit | 32 : digit];
    } while (rest > 0);
  };
  return {
    text: () => text,
    endLine: () => {
      text += ';';
      last[0] = 0;
      isFirst = true;
    },
    /** A generated column and, where it has one, its source with row and column there. */
    segment: (...places: readonly number[]) => {
      if (!isFirst) text += ',';
      isFirst = false;
      places.forEach((place, index) => {
        number(place - (last[index] ?? 0));
        last[index] = place;
      });
    },
  };
}

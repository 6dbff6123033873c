import { timeZoneNames } from './time-zone-names.ts';

let names: Set<string> | undefined;

function readNames(): Set<string> {
  const lines = timeZoneNames.slice(1, -1).split('\n');
  return new Set(
    lines.flatMap((line) => {
      const [region, ...places] = line.split(' ');
      return places.map((place) => (region ? `${region}/${place}` : place));
    }),
  );
}

/**
 * Returns whether a text is a name of the IANA time zone database, links included. Intl does not decide: it accepts
 * offsets, any case, and about twenty abbreviations of ICU that people use in another sense ("BST" is Dhaka, "AST"
 * Anchorage), and each runtime knows other names.
 * @see https://www.iana.org/time-zones
 */
export function isTimeZone(name: string): boolean {
  names ??= readNames();
  return names.has(name);
}

import { type Component, propertyOf } from './components.ts';
import { customZone } from './custom-zone.ts';
import type { ExpansionBudget } from './expand-rule.ts';
import { windowsZone } from './windows-zones.ts';
import type { ZoneClock, ZoneRules } from './zone-clock.ts';

interface ZoneSettings {
  readonly rules: ZoneRules;
  /** The zone of times without one, and of those whose zone nobody knows. */
  readonly floating: ZoneClock;
  /** The latest instant that is asked for, in milliseconds. */
  readonly until: number;
  readonly budget: ExpansionBudget;
}

/** Returns the clock of a TZID. */
export type ZoneFinder = (tzid: string) => ZoneClock;

/**
 * Finds zones by what files call them. A name of the IANA database means our own data, whatever the file says of it: in
 * any case, behind a prefix as `/mozilla.org/20050126_1/`, or as X-LIC-LOCATION. So does a name of Windows. Any other
 * name means the file's own description.
 * @param unknown gets the names that mean nothing
 */
export function zoneFinder(
  calendars: readonly Component[],
  { rules, floating, until, budget }: ZoneSettings,
  unknown: Set<string>,
): ZoneFinder {
  const described = new Map(
    calendars
      .flatMap(({ components }) => components)
      .filter(({ name }) => name === 'VTIMEZONE')
      .map((zone) => [propertyOf(zone, 'TZID')?.value.trim() ?? '', zone]),
  );
  const known = new Map<string, ZoneClock>();
  const find = (tzid: string): ZoneClock | undefined => {
    const zone = described.get(tzid);
    const location = zone && propertyOf(zone, 'X-LIC-LOCATION')?.value.trim();
    return (
      namedZone(rules, tzid) ??
      (location ? namedZone(rules, location) : undefined) ??
      (zone && customZone(zone, until, budget))
    );
  };
  return (tzid) => {
    const found = known.get(tzid) ?? find(tzid);
    if (!found && unknown.size < mostUnknown) unknown.add(tzid.slice(0, longestName));
    known.set(tzid, found ?? floating);
    return found ?? floating;
  };
}

const mostUnknown = 5;
const longestName = 80;

/** Looks for a name of the IANA database or of Windows, also behind a prefix of other segments. */
function namedZone(rules: ZoneRules, name: string): ZoneClock | undefined {
  const windows = windowsZone(name);
  if (windows) return rules.find(windows);
  const segments = name.split('/').filter(Boolean);
  // Europe/Berlin has two segments, America/Argentina/Ushuaia three, UTC one.
  const lengths = name.startsWith('/') ? [3, 2, 1] : [segments.length];
  for (const length of lengths) {
    const found = segments.length >= length ? rules.find(segments.slice(-length).join('/')) : undefined;
    if (found) return found;
  }
  return undefined;
}

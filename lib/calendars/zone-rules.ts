import { minuteOf } from '../zones/local-time.ts';
import { offsetAt, zoneDataVersion } from '../zones/zone.ts';
import { minuteMs } from './ical/wall-time.ts';
import type { ZoneClock, ZoneRules } from './ical/zone-clock.ts';

const clockOf = (zone: string): ZoneClock => ({
  toInstant(wall) {
    const minute = Math.floor(wall / minuteMs);
    return minuteOf(zone, 0, minute) * minuteMs + (wall - minute * minuteMs);
  },
  toWall: (instant) => instant + offsetAt(zone, instant) * minuteMs,
});

/** Files write names in any case; the database has one spelling of each. */
const spellings = (name: string): readonly string[] => [
  name,
  name.toUpperCase(),
  name.toLowerCase().replace(/(^|[/_-])[a-z]/g, (start) => start.toUpperCase()),
];

const isZone = (name: string): boolean => {
  try {
    offsetAt(name, 0);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** The rules of zones for calendars, from our own data, and its version. */
export const zoneRules: { readonly rules: ZoneRules; readonly version: string } = {
  rules: {
    find(name) {
      const zone = spellings(name).find(isZone);
      return zone === undefined ? undefined : clockOf(zone);
    },
  },
  version: zoneDataVersion,
};

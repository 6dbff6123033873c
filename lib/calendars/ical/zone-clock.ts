import type { WallTime } from './wall-time.ts';

/** Reads the clocks of one zone. Instants are milliseconds since the epoch. */
export interface ZoneClock {
  /** A time that a change of clocks skips is moved forward by the gap; of a repeated one it is the first. RFC 5545, 3.3.5 */
  toInstant(wall: WallTime): number;
  toWall(instant: number): WallTime;
}

export const utcClock: ZoneClock = { toInstant: (wall) => wall, toWall: (instant) => instant };

/** The rules of the IANA zones, from our own data. */
export interface ZoneRules {
  /** Returns the clock of a zone by its name in any spelling; undefined for what is no zone. */
  find(name: string): ZoneClock | undefined;
}

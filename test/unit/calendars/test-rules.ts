import type { ZoneRules } from '../../../lib/calendars/ical/zone-clock.ts';

const offset = (zone: string, at: number) => {
  const p =
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts(at)
      .find((x) => x.type === 'timeZoneName')?.value ?? 'GMT';
  const m = /([+-])(\d\d):(\d\d)/.exec(p);
  return m ? (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3])) * 60000 : 0;
};
export const testRules: ZoneRules = {
  find(name) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
    } catch {
      return undefined;
    }
    return {
      toWall: (i) => i + offset(name, i),
      toInstant: (w) => {
        const before = offset(name, w - 86400000);
        const after = offset(name, w + 86400000);
        const a = w - before,
          b = w - after;
        if (offset(name, a) === before) return a;
        if (offset(name, b) === after) return b;
        return a;
      },
    };
  },
};

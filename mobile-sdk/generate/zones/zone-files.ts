import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackZone } from './unpack.ts';
import { findYearlyRule } from './yearly-rule.ts';

interface PackedData {
  /** The release of IANA's database, as in 2026f. */
  readonly version: string;
  readonly zones: readonly string[];
  /** Pairs of names with the same clocks, as in 'Europe/Kiev|Europe/Kyiv'. */
  readonly links: readonly string[];
}

/** No report and no slot is older. */
const sinceYear = 2000;
/** The last year of the packed data. */
const lastYear = 2499;

const readPacked = (): PackedData =>
  JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('moment-timezone/data/packed/latest.json'), 'utf8'),
  );

const source = 'Generated from moment-timezone by npm run generate. Do not edit.';

/** Returns the names of all zones, and their rules, as modules without anything else. */
export function zoneFiles(packed: PackedData = readPacked()): Record<string, string> {
  const rules: string[] = [];
  const ruleNumber = (text: string): number => {
    if (!rules.includes(text)) rules.push(text);
    return rules.indexOf(text);
  };
  const namesByRules = new Map<string, string[]>();
  for (const text of packed.zones) {
    const zone = unpackZone(text, sinceYear);
    const { changes, rule, ruleFrom } = findYearlyRule(zone.name, zone.changes, lastYear);
    const steps = changes.map(
      ({ at, offset }, index) => `${(at - (changes[index - 1]?.at ?? 0)).toString(36)}:${offset}`,
    );
    const yearly = rule
      ?.map((each) => [each.day, each.weekday, each.minute, each.offset].join(' '))
      .join(', ');
    const parts = [zone.first, ...steps, ...(yearly ? [`~${ruleNumber(yearly)}:${ruleFrom}`] : [])].join(' ');
    const links = packed.links.map((link) => link.split('|')).filter(([name]) => name === zone.name);
    const names = [zone.name, ...links.map(([, other = '']) => other)];
    namesByRules.set(parts, [...(namesByRules.get(parts) ?? []), ...names]);
  }
  const names = [...namesByRules.values()].flat().toSorted();
  const zones = [...namesByRules]
    .map(([parts, those]) => `${those.toSorted().join(' ')}|${parts}`)
    .toSorted();
  return {
    'lib/contract/time-zone-names.ts': `// ${source}\n\n/** All names of IANA's time zone database, links included. */\nexport const timeZoneNames = \`\n${inRegions(names).join('\n')}\n\`;\n`,
    'lib/zones/zone-data.ts': `// ${source}\n\n/** The release of IANA's time zone database. */\nexport const packedVersion = '${packed.version}';\n\n/** The changes that come back each year: from which day after 1 March, on which weekday, at which minute of UTC, to which offset. */\nexport const packedRules = \`\n${rules.join('\n')}\n\`;\n\n/** Names, the offset at the beginning of ${sinceYear}, changes (minutes since the last one in base 36, offset), rule and its first year. */\nexport const packedZones = \`\n${zones.join('\n')}\n\`;\n`,
  };
}

/** Writes names by the part before their last slash: 'America Adak Anchorage …'. Names without a slash come first. */
function inRegions(names: readonly string[]): string[] {
  const regionOf = (name: string) => name.slice(0, Math.max(0, name.lastIndexOf('/')));
  return [...Map.groupBy(names, regionOf)].map(([region, those]) =>
    [region, ...those.map((name) => name.slice(region ? region.length + 1 : 0))].join(' '),
  );
}

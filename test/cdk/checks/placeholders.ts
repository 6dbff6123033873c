import { describe, expect, it } from 'vitest';
import { placeholdersIn, refusePlaceholders } from '../../../cdk/refuse-placeholders.ts';
import { type Stage, stageNamed } from '../../../cdk/stages.ts';

/** A stage with a shop's own settings in place of those of the example. */
const settled = (name: 'staging' | 'prod'): Stage =>
  JSON.parse(
    JSON.stringify(stageNamed(name))
      .replaceAll('stampede.example', 'shop.test')
      .replaceAll('put-your-site-key-here', '0x4AAA'),
  );

describe('refusePlaceholders', () => {
  it.each(['staging', 'prod'] as const)('names each setting of %s that nobody has put in', (name) => {
    expect(refusePlaceholders(stageNamed(name), undefined)).toMatch(
      /corsOrigins\[0\] is "https:\/\/console\.[\s\S]*abuse\.challenge\.siteKey is "put-your-[\s\S]*edge\.domainName is "api\.[\s\S]*staffCallbacks\[0\][\s\S]*alarmEmail is not given/,
    );
  });

  it.each(['staging', 'prod'] as const)(
    'lets %s through with a shop’s own, and somebody who hears alarms',
    (name) => {
      expect(placeholdersIn(settled(name))).toEqual([]);
      expect(refusePlaceholders(settled(name), 'ops@shop.test')).toBeUndefined();
      expect(refusePlaceholders(settled(name), undefined)).toContain('alarmEmail');
    },
  );

  it('asks nothing of dev', () => {
    expect(refusePlaceholders(stageNamed('dev'), undefined)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { accountProblems } from '../../../cdk/account-problems.ts';
import { placeholdersIn, refusePlaceholders } from '../../../cdk/refuse-placeholders.ts';
import { type Stage, stageNamed } from '../../../cdk/stages.ts';

/** A stage with a shop's own settings in place of those of the example. */
const settled = (name: 'staging' | 'prod'): Stage =>
  JSON.parse(
    JSON.stringify(stageNamed(name))
      .replaceAll('stampede.example', 'shop.test')
      .replaceAll('put-your-site-key-here', '0x4AAA')
      .replaceAll('stampede://', 'shop://'),
  );

describe('refusePlaceholders', () => {
  it.each(['staging', 'prod'] as const)('names each setting of %s that nobody has put in', (name) => {
    expect(refusePlaceholders(stageNamed(name), undefined)).toMatch(
      /abuse\.challenge\.siteKey is "put-your-[\s\S]*edge\.domainName is "api\.[\s\S]*edge\.consoleDomainName is "console\.[\s\S]*alarmEmail is not given/,
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

describe('accountProblems', () => {
  const ready = [
    { region: 'eu-west-1', version: 28 },
    { region: 'us-east-1', version: 28 },
  ];

  it('finds none where both regions are bootstrapped and Lambda may run enough', () => {
    expect(accountProblems({ stage: stageNamed('prod'), bootstrapped: ready, concurrency: 1_000 })).toEqual(
      [],
    );
    expect(
      accountProblems({ stage: stageNamed('dev'), bootstrapped: ready.slice(0, 1), concurrency: 100 }),
    ).toEqual([]);
  });

  it('names the region that is missing, the quota of a new account, and what to do', () => {
    const bootstrapped = [...ready.slice(0, 1), { region: 'us-east-1', version: undefined }];
    expect(accountProblems({ stage: stageNamed('prod'), bootstrapped, concurrency: 10 })).toEqual([
      expect.stringMatching(/us-east-1 is not bootstrapped: run npx cdk bootstrap -c stage=prod/),
      expect.stringMatching(/10 functions at once.*prod needs 200.*Service Quotas/),
    ]);
  });
});

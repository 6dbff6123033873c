import { describe, expect, it } from 'vitest';
import { imageHostsOf } from '../../../cdk/image-hosts.ts';
import { refusePlaceholders } from '../../../cdk/refuse-placeholders.ts';
import { type Stage, stageNamed, stageNames } from '../../../cdk/stages.ts';
import { resourcesOf } from './synthesized.ts';

interface Fn {
  readonly FunctionName: string;
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
}

const without = ({ imageHosts: _hosts, ...stage }: Stage): Stage => stage;

describe('the hosts that images of deals may be at', () => {
  it.each(stageNames)(
    'are told on %s to what changes deals and the home page, and to nothing else',
    (name) => {
      const told = resourcesOf<Fn>(name, 'AWS::Lambda::Function')
        .map(({ properties }) => properties)
        .filter(({ Environment }) => 'IMAGE_HOSTS' in Environment.Variables);
      expect(told.map(({ FunctionName }) => FunctionName).sort()).toEqual([
        `stampede-${name}-create-deal`,
        `stampede-${name}-run-deal-import`,
        `stampede-${name}-save-storefront-draft`,
        `stampede-${name}-update-deal`,
      ]);
      for (const { Environment } of told)
        expect(JSON.parse(String(Environment.Variables.IMAGE_HOSTS))).toEqual(imageHostsOf(stageNamed(name)));
    },
  );

  it('are the edge’s own and those of the list; any on dev, which has neither', () => {
    for (const name of ['staging', 'prod'] as const) {
      const { edge, imageHosts } = stageNamed(name);
      expect(imageHosts).toBeDefined();
      expect(imageHostsOf(stageNamed(name))).toEqual([edge?.domainName, ...(imageHosts ?? [])]);
    }
    expect(imageHostsOf(stageNamed('dev'))).toBeNull();
  });

  it.each(['staging', 'prod'] as const)('have to be listed on %s, be it by an empty list', (name) => {
    const settled = { ...stageNamed(name), imageHosts: [] };
    expect(refusePlaceholders(stageNamed(name), 'ops@shop.test')).toMatch(/imageHosts\[0\] is "/);
    expect(refusePlaceholders(settled, 'ops@shop.test')).not.toContain('imageHosts');
    expect(refusePlaceholders(without(settled), 'ops@shop.test')).toMatch(/imageHosts is not given: .*\[\]/);
    expect(() => imageHostsOf(without(settled))).toThrow(/imageHosts/);
  });

  it('are hosts, and no addresses', () => {
    const stage = { ...stageNamed('prod'), imageHosts: ['https://cdn.shop.test/'] };
    expect(() => imageHostsOf(stage)).toThrow(/imageHosts.*"https:\/\/cdn\.shop\.test\/"/);
  });
});

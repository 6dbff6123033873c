import { beforeEach, describe, expect, it } from 'vitest';
import { type CallCloudFront, distributionWith } from '../../../lib/edge/distribution.ts';
import { type RotationStep, rotateOriginSecret } from '../../../lib/edge/rotate-origin-secret.ts';
import type { EdgeSecret } from '../../../lib/platform/edge-secret.ts';
import { edgeLock } from '../../../lib/platform/http/edge-lock.ts';
import { systemRandom } from '../../../lib/platform/random.ts';

const initial = 'a'.repeat(64);

/** Secrets Manager and CloudFront, as far as a rotation sees them. */
function world() {
  const stored = new Map<string, EdgeSecret>([['v0', { current: initial }]]);
  let live = 'v0';
  let document = ['shielded', 'plain'].map(
    (id) =>
      `<Origin><Id>${id}</Id><CustomHeaders><Items><OriginCustomHeader><HeaderName>x-origin-proof</HeaderName>\n<HeaderValue>${initial}</HeaderValue></OriginCustomHeader></Items></CustomHeaders></Origin>`,
  );
  let status = 'Deployed';
  let broken = false;
  const call: CallCloudFront = async (method, path, sent) => {
    if (method === 'GET')
      return {
        body: `<Status>${status}</Status><DistributionConfig>${document.join('')}</DistributionConfig>`,
        etag: 'E1',
      };
    if (broken) throw new Error('CloudFront answers 503');
    expect([path, sent?.etag]).toEqual(['/2020-05-31/distribution/D1/config', 'E1']);
    const proof = /<HeaderValue>(.*?)</.exec(sent?.body ?? '')?.[1];
    expect(Object.values(current())).toContain(proof);
    document = sent?.body.match(/<Origin>.*?<\/Origin>/gs) ?? [];
    status = 'InProgress';
    return { body: '', etag: 'E2' };
  };
  const current = () => stored.get(live) as EdgeSecret;
  return {
    rotation: {
      versions: {
        current: async () => current(),
        exists: async (token: string) => stored.has(token),
        add: async (token: string, secret: EdgeSecret) => void stored.set(token, secret),
        makeCurrent: async (token: string) => {
          live = token;
        },
      },
      distribution: distributionWith(call, 'D1'),
      random: systemRandom,
      untilKnown: async () => {},
    },
    current,
    sent: () => document.map((origin) => /<HeaderValue>(.*?)</.exec(origin)?.[1]),
    deployed: () => {
      status = 'Deployed';
    },
    breaks: (so: boolean) => {
      broken = so;
    },
    /** Whether a function that reads the secret now lets the proof in. */
    lets: async (proof: string | undefined) => {
      const door = edgeLock({ read: async () => current(), clock: { now: () => 0 } });
      return door.check({ 'x-origin-proof': proof }).then(
        () => true,
        () => false,
      );
    },
  };
}

const steps: RotationStep[] = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'];
let edge: ReturnType<typeof world>;
const rotate = async (token: string) => {
  for (const step of steps) await rotateOriginSecret(edge.rotation, step, token);
};

beforeEach(() => {
  edge = world();
});

describe('rotateOriginSecret', () => {
  it('gives every origin a new proof, while the old one is still good', async () => {
    await rotate('v1');
    const { current, previous } = edge.current();
    expect(edge.sent()).toEqual([current, current]);
    expect(current).not.toBe(initial);
    expect(previous).toBe(initial);
    expect(current).toMatch(/^[a-z0-9]{64}$/);
  });

  it('never has the edge send what a function would refuse, at any step of two rotations', async () => {
    for (const token of ['v1', 'v2']) {
      for (const step of steps) {
        const before = edge.sent()[0];
        await rotateOriginSecret(edge.rotation, step, token);
        // Parts of the edge still send what was told before.
        expect([await edge.lets(before), await edge.lets(edge.sent()[0])], step).toEqual([true, true]);
      }
      edge.deployed();
    }
    expect(await edge.lets(initial)).toBe(false);
  });

  it('may be repeated, each step', async () => {
    for (const step of steps) {
      await rotateOriginSecret(edge.rotation, step, 'v1');
      await rotateOriginSecret(edge.rotation, step, 'v1');
    }
    expect(edge.current().previous).toBe(initial);
    expect(edge.sent()).toEqual([edge.current().current, edge.current().current]);
  });

  it('does not begin while the last change is on its way: part of the edge would be locked out', async () => {
    await rotate('v1');
    await expect(rotate('v2')).rejects.toThrow('still being deployed');
    expect(await edge.lets(initial)).toBe(true);
  });

  it('makes up for a change that did not reach CloudFront, before it forgets the old proof', async () => {
    edge.breaks(true);
    await expect(rotate('v1')).rejects.toThrow('503');
    expect(edge.sent()).toEqual([initial, initial]);
    expect(await edge.lets(initial)).toBe(true);

    edge.breaks(false);
    await expect(rotate('v2')).rejects.toThrow('It is being updated');
    expect(edge.sent()).toEqual([edge.current().current, edge.current().current]);
    edge.deployed();
    await rotate('v2');
    expect(await edge.lets(edge.sent()[0])).toBe(true);
  });

  it('fails loudly where no origin carries the proof', async () => {
    const call: CallCloudFront = async () => ({ body: '<DistributionConfig/>', etag: 'E1' });
    await expect(distributionWith(call, 'D1').send(initial)).rejects.toThrow('No origin of D1');
  });
});

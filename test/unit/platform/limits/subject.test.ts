import { describe, expect, it } from 'vitest';
import { requestUuid } from '../../../../lib/abuse/challenge.ts';
import { networkOf, subjectOf } from '../../../../lib/platform/limits/subject.ts';

const key = Buffer.from('a key for tests only');

describe('networkOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
    ['0000:0000:0000:0000:0000:ffff:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:2::203.0.113.7', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('takes %s for %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('subjectOf', () => {
  it('is the same for the same, and tells kinds and keys apart', () => {
    const one = subjectOf(key, 'device', 'd'.repeat(16));
    expect(subjectOf(key, 'device', 'd'.repeat(16))).toBe(one);
    expect(subjectOf(key, 'buyer', 'd'.repeat(16))).not.toBe(one);
    expect(subjectOf(Buffer.from('another'), 'device', 'd'.repeat(16))).not.toBe(one);
    expect(one).toMatch(/^[\w-]{16}$/);
  });
});

describe('requestUuid', () => {
  it('is a UUID of version 8 that follows from its parts', () => {
    const uuid = requestUuid('order', 'token', 'gst_1', 'key');
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(requestUuid('order', 'token', 'gst_1', 'key')).toBe(uuid);
    expect(requestUuid('order', 'token', 'gst_1', 'other')).not.toBe(uuid);
  });
});

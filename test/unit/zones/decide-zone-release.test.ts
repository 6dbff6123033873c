import { expect, it } from 'vitest';
import { decideZoneRelease } from '../../../lib/zones/decide-zone-release.ts';

it.each([
  ['2026f', '2026f\n', { kind: 'current' }],
  ['2026f', '2026e\n', { kind: 'current' }],
  ['2026f', '2026g\n', { kind: 'outdated', packed: '2026f', newest: '2026g' }],
  ['2026f', '2027a', { kind: 'outdated', packed: '2026f', newest: '2027a' }],
  ['2026z', '2026za', { kind: 'outdated', packed: '2026z', newest: '2026za' }],
  ['2026f', '<html>2027a</html>', { kind: 'unreadable' }],
  ['2026f', '', { kind: 'unreadable' }],
])('decideZoneRelease holds %s against %j', (packed, answer, decision) => {
  expect(decideZoneRelease(packed, answer)).toEqual(decision);
});

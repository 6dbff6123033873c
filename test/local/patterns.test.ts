import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../local/patterns.ts';

const event = {
  version: '0',
  source: 'stampede.bookings',
  'detail-type': 'booking.held',
  resources: ['arn:aws:dynamodb:table/a', 'arn:aws:dynamodb:table/b'],
  detail: {
    state: 'held',
    quantity: 3,
    paid: false,
    coupon: null,
    note: '',
    path: 'images/deals/7.PNG',
    tags: ['food', 'Lunch'],
    empty: [],
    lines: [
      { sku: 'a', count: 1 },
      { sku: 'b', count: 9 },
    ],
  },
};

const detail = (pattern: unknown) => compilePattern({ detail: pattern })(event);

describe('compilePattern › matches', () => {
  it.each<[string, unknown]>([
    ['an exact string', { state: ['held'] }],
    ['one of several', { state: ['expired', 'held'] }],
    ['an exact number', { quantity: [3] }],
    ['a boolean', { paid: [false] }],
    ['null', { coupon: [null] }],
    ['the empty string', { note: [''] }],
    ['all of several fields', { state: ['held'], quantity: [3] }],
    ['an element of a list', { tags: ['food'] }],
    ['a prefix', { path: [{ prefix: 'images/' }] }],
    ['a prefix in any case', { path: [{ prefix: { 'equals-ignore-case': 'IMAGES/' } }] }],
    ['a suffix', { path: [{ suffix: '.PNG' }] }],
    ['a suffix in any case', { path: [{ suffix: { 'equals-ignore-case': '.png' } }] }],
    ['equality in any case', { tags: [{ 'equals-ignore-case': 'lunch' }] }],
    ['a wildcard', { path: [{ wildcard: 'images/*/7.*' }] }],
    ['anything but a string', { state: [{ 'anything-but': 'sold' }] }],
    ['anything but a list', { quantity: [{ 'anything-but': [1, 2] }] }],
    ['anything but a prefix', { state: [{ 'anything-but': { prefix: 'he-' } }] }],
    ['anything but several prefixes', { state: [{ 'anything-but': { prefix: ['a', 'b'] } }] }],
    ['anything but a suffix', { path: [{ 'anything-but': { suffix: '.jpg' } }] }],
    [
      'anything but a case-insensitive value',
      { state: [{ 'anything-but': { 'equals-ignore-case': 'SOLD' } }] },
    ],
    ['anything but a wildcard', { path: [{ 'anything-but': { wildcard: '*/lib/*' } }] }],
    ['a number in a range', { quantity: [{ numeric: ['>', 0, '<=', 3] }] }],
    ['numeric equality', { quantity: [{ numeric: ['=', 3.0] }] }],
    ['an existing field', { note: [{ exists: true }] }],
    ['an absent field', { refund: [{ exists: false }] }],
    ['an absent nested field', { refund: { amount: [{ exists: false }] } }],
    ['absence of a leaf where an object stands', { lines: [{ exists: false }] }],
    ['absence in an empty list', { empty: [{ exists: false }] }],
    ['fields of one list element', { lines: { sku: ['b'], count: [{ numeric: ['>', 5] }] } }],
    ['a branch of $or', { $or: [{ state: ['sold'] }, { quantity: [{ numeric: ['>=', 3] }] }] }],
    ['$or beside other fields', { paid: [false], $or: [{ state: ['held'] }, { quantity: [0] }] }],
  ])('%s', (_, pattern) => {
    expect(detail(pattern)).toBe(true);
  });
});

describe('compilePattern › does not match', () => {
  it.each<[string, unknown]>([
    ['another string', { state: ['Held'] }],
    ['a number given as a string', { quantity: ['3'] }],
    ['when one field of several differs', { state: ['held'], quantity: [4] }],
    ['an absent field', { refund: ['yes'] }],
    ['anything-but when the field is absent', { refund: [{ 'anything-but': 'yes' }] }],
    ['anything-but its own value', { state: [{ 'anything-but': ['held', 'sold'] }] }],
    ['anything-but its own prefix', { state: [{ 'anything-but': { prefix: 'he' } }] }],
    ['numbers against a string', { state: [{ numeric: ['>', 0] }] }],
    ['a number out of range', { quantity: [{ numeric: ['>', 3, '<', 9] }] }],
    ['exists where an object stands', { lines: [{ exists: true }] }],
    ['exists false where a null stands', { coupon: [{ exists: false }] }],
    ['fields spread over two list elements', { lines: { sku: ['a'], count: [{ numeric: ['>', 5] }] } }],
    ['$or when other fields differ', { paid: [true], $or: [{ state: ['held'] }, { quantity: [3] }] }],
    ['a wildcard that must reach the end', { path: [{ wildcard: 'images/*/7' }] }],
    ['an escaped star', { path: [{ wildcard: 'images/\\*' }] }],
    ['through a scalar parent', { state: { inner: ['held'] } }],
  ])('%s', (_, pattern) => {
    expect(detail(pattern)).toBe(false);
  });
});

describe('compilePattern', () => {
  it('matches the envelope as well as the detail', () => {
    const pattern = {
      source: ['stampede.bookings'],
      'detail-type': [{ prefix: 'booking.' }],
      resources: [{ suffix: '/b' }],
    };
    expect(compilePattern(pattern)(event)).toBe(true);
  });

  it.each<[string, unknown, RegExp]>([
    ['an unknown operator', { a: [{ cidr: '10.0.0.0/8' }] }, /cidr.*a/],
    ['a scalar instead of a list', { a: { b: 'x' } }, /"b" at a\.b/],
    ['an empty list', { a: [] }, /Empty arrays/],
    ['an empty object', { a: {} }, /Empty objects/],
    ['no field at all', {}, /at least one field/],
    ['two operators in one', { a: [{ prefix: 'a', suffix: 'b' }] }, /one operator/],
    ['half a comparison', { a: [{ numeric: ['>'] }] }, /numeric/],
    ['two stars in a row', { a: [{ wildcard: 'a**' }] }, /consecutive/],
    ['$or with one branch', { $or: [{ a: ['b'] }] }, /at least two/],
  ])('refuses %s', (_, pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(message);
  });

  it('refuses in a filter what Lambda does not know', () => {
    expect(() => compilePattern({ a: [{ wildcard: 'x*' }] }, 'filter')).toThrow(/wildcard/);
    expect(() => compilePattern({ a: [{ 'anything-but': { prefix: 'x' } }] }, 'filter')).toThrow(
      /anything-but/,
    );
    expect(compilePattern({ a: [{ suffix: 'x' }] }, 'filter')({ a: 'ax' })).toBe(true);
  });

  it('agrees with string functions on any text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (affix, value) => {
        const on = (operator: string, operand: unknown) =>
          compilePattern({ v: [{ [operator]: operand }] })({ v: value });
        expect(on('prefix', affix)).toBe(value.startsWith(affix));
        expect(on('suffix', affix)).toBe(value.endsWith(affix));
        expect(on('anything-but', affix)).toBe(value !== affix);
        const literal = affix.replace(/[\\*]/g, '\\$&');
        expect(on('wildcard', `*${literal}*`)).toBe(value.includes(affix));
      }),
    );
  });
});

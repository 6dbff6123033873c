// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import {
  customerSearchOf,
  type Entry,
  findEntries,
  placeOfId,
} from '../../../console/src/palette/entries.ts';
import { knownIn } from '../../../console/src/palette/known.ts';
import { asksForPalette, isDialogOpen, isSlashOn, setSlash } from '../../../console/src/palette/shortcut.ts';

const entry = (kind: Entry['kind'], title: string, detail?: string): Entry => ({
  ...{ id: `${kind}:${title}`, kind, title, to: '/' },
  ...(detail && { detail }),
});
const titles = (found: readonly Entry[]) => found.map(({ title }) => title);

describe('The palette finds', () => {
  const all = [
    entry('page', 'Deals', 'Selling'),
    entry('page', 'Audit log', 'People'),
    entry('deal', 'Late brunch for two'),
    entry('deal', 'Brunch for two'),
    entry('deal', 'Café Müller'),
    entry('deal', 'Superbrunch'),
    entry('seller', 'Brunch & Co', 'active'),
  ];

  it('only pages before anything is typed', () => {
    expect(titles(findEntries('  ', all))).toEqual(['Deals', 'Audit log']);
  });

  it('titles that begin with the text first, then words that do, then the rest, by kind', () => {
    expect(titles(findEntries('brunch', all))).toEqual([
      ...['Brunch for two', 'Late brunch for two', 'Superbrunch', 'Brunch & Co'],
    ]);
  });

  it('all words in any order, without accents and case, also in the detail', () => {
    expect(titles(findEntries('TWO late', all))).toEqual(['Late brunch for two']);
    expect(titles(findEntries('cafe muller', all))).toEqual(['Café Müller']);
    expect(titles(findEntries('people', all))).toEqual(['Audit log']);
    expect(findEntries('brunch nowhere', all)).toEqual([]);
  });

  it('at most eight of a kind', () => {
    const many = Array.from({ length: 20 }, (_, index) => entry('deal', `Deal ${index}`));
    expect(findEntries('deal', many)).toHaveLength(8);
  });
});

describe('An id in the palette', () => {
  it.each([
    ['deal_0123456789abcdef', '/deals/deal_0123456789abcdef'],
    [' bkg_0123456789ABCDEFGHJK ', '/bookings/bkg_0123456789ABCDEFGHJK'],
    ['https://api.test/v1/admin/sellers/slr_0123456789abcdef/members', '/sellers/slr_0123456789abcdef'],
    ['cus_0123456789abcdef', '/customers/cus_0123456789abcdef'],
    ['gst_0123456789abcdef', '/bookings?find=gst_0123456789abcdef'],
  ])('%s leads to its page', (text, to) => expect(placeOfId(text)?.to).toBe(to));

  it('of a customer leads sellers to the bookings, since they see no customers', () =>
    expect(placeOfId('cus_0123456789abcdef', false)?.to).toBe('/bookings?find=cus_0123456789abcdef'));

  it.each(['deal_12', 'ideal_0123456789abcdef', 'deal'])('%s leads nowhere', (text) =>
    expect(placeOfId(text)).toBeUndefined(),
  );
});

describe('A search for customers in the palette', () => {
  it.each([
    [' mara@example.com ', 'email'],
    ['Mar', 'name'],
    ['Zoë O’Neill-Straße', 'name'],
    ['Ma', undefined],
    ['mara@', undefined],
    ['4242', undefined],
  ] as const)('%s is %s', (text, kind) => expect(customerSearchOf(text)).toBe(kind));
});

describe('What the console has loaded', () => {
  it('is found in answers of any shape, each thing once, as it was last', () => {
    const deal = { id: 'deal_1', title: 'Brunch', state: 'draft', seller: { id: 'slr_1' } };
    const answers = [
      undefined,
      'text',
      { pages: [{ items: [deal], nextCursor: null }] },
      { ...deal, state: 'live' },
      [{ id: 'bkg_1', status: 'held' }, { id: 'cus_1' }, { id: 'slr_2', name: 'Ada’s' }],
    ];
    expect(knownIn(answers)).toEqual([
      { kind: 'deal', id: 'deal_1', title: 'Brunch', status: 'live' },
      { kind: 'booking', id: 'bkg_1', title: undefined, status: 'held' },
      { kind: 'seller', id: 'slr_2', title: 'Ada’s', status: undefined },
    ]);
  });
});

describe('The keys of the palette', () => {
  afterEach(() => {
    localStorage.clear();
    document.body.replaceChildren();
  });
  const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
    ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false },
    ...{ target: document.body, ...more },
  });
  const field = (tag: string) => document.body.appendChild(document.createElement(tag));

  it('are Ctrl-K and ⌘K everywhere, and / where nobody types', () => {
    expect(asksForPalette(press('k', { ctrlKey: true, target: field('input') }))).toBe(true);
    expect(asksForPalette(press('K', { metaKey: true }))).toBe(true);
    // A German keyboard has it on Shift-7.
    expect(asksForPalette(press('/', { shiftKey: true }))).toBe(true);
    for (const tag of ['input', 'textarea', 'select'])
      expect(asksForPalette(press('/', { target: field(tag) }))).toBe(false);
    expect(asksForPalette(press('k'))).toBe(false);
    expect(asksForPalette(press('k', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(asksForPalette(press('/', { repeat: true }))).toBe(false);
  });

  it('are Ctrl-K alone when the person switched / off', () => {
    setSlash(false);
    expect(isSlashOn()).toBe(false);
    expect(asksForPalette(press('/'))).toBe(false);
    expect(asksForPalette(press('k', { ctrlKey: true }))).toBe(true);
  });

  it('do nothing without a dialog on the screen', () => {
    expect(isDialogOpen()).toBe(false);
  });
});

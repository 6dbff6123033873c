import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { pageOf } from '../../../lib/contract/page.ts';
import { exampleOf } from '../../../mobile-sdk/generate/example-of.ts';

const thing = z.object({ name: z.string() });
const example = { name: 'a thing' };

describe('exampleOf', () => {
  it('takes the example that a schema has, before the list of examples', () => {
    expect(exampleOf(thing.meta({ id: 'Deal', example }))).toBe(example);
  });

  it('makes a page of the example of its items', () => {
    expect(exampleOf(pageOf(thing.meta({ id: 'Thing', example }), 'ThingPage'))).toEqual({
      items: [example],
      nextCursor: null,
    });
  });

  it('says which schema has none', () => {
    expect(() => exampleOf(thing.meta({ id: 'OtherThing' }))).toThrow('Give OtherThing an example');
  });
});

import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { pageOf } from '../../../lib/contract/page.ts';
import { dataExampleOf, exampleOf } from '../../../mobile-sdk/generate/example-of.ts';

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

  it('asks for the example of a page that has more than its items', () => {
    const page = pageOf(thing.meta({ id: 'Thing', example }), 'ThingPage').extend({ count: z.int() });
    expect(() => exampleOf(page.meta({ id: 'CountedPage' }))).toThrow('Give CountedPage an example');
  });

  it('says of which event the data has none', () => {
    const shape = {
      type: 'thing.made',
      source: 'stampede.things',
      subject: z.string(),
      data: thing,
    } as const;
    expect(() => dataExampleOf({ ...shape, summary: '' })).toThrow('Give the data of thing.made an example');
  });
});

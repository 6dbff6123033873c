import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pages } from '../../../console/src/frame/pages.ts';
import all from '../../../console/src/text/en/index.ts';
import shared from '../../../console/src/text/en/shared.ts';
import { loadTexts } from '../../../console/src/text/messages.ts';
import { textsOf } from './text-files.ts';

const sharedNames = Object.keys(shared);
const code = readFileSync(new URL('../../../console/src/frame/pages.ts', import.meta.url), 'utf8');
/** The modules of the pages, in the order of the list. */
const modules = [...code.matchAll(/import\('\.\.\/(pages\/[^']+-page\.tsx)'\)/g)].map(
  ([, module = '']) => module,
);

describe('Texts of the console', () => {
  it.each(pages.map(({ path, texts }, at) => ({ path, texts, module: modules[at] ?? '' })))(
    'load with $path, all that its code uses and no others',
    ({ texts, module }) => {
      expect(texts.toSorted()).toEqual(textsOf(module).filter((name) => !sharedNames.includes(name)));
    },
  );

  it('load with the frame as far as the frame uses them', () => {
    expect(textsOf('main.ts').filter((name) => !sharedNames.includes(name))).toEqual([]);
  });

  it('are a file of their own for each name that a page may ask for', async () => {
    const texts = await loadTexts('en');
    await texts.need(pages.flatMap((page) => page.texts));
    expect(texts.current()).toEqual(all);
  });

  it('are added to those that are there, and tell it once', async () => {
    const texts = await loadTexts('de');
    const before = texts.current();
    let told = 0;
    const end = texts.onChange(() => told++);
    await texts.need(['audit', 'app']);
    await texts.need(['audit']);
    end();
    expect(told).toBe(1);
    expect(texts.current()).toMatchObject({ ...before, audit: { title: expect.any(String) } });
    expect(texts.current().audit.title).not.toBe('');
  });
});

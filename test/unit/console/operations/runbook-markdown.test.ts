import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runbookAnchors } from '../../../../cdk/constructs/alarms/runbook.ts';
import {
  type Block,
  inlinesOf,
  readRunbook,
} from '../../../../console/src/pages/operations/runbook-markdown.ts';

const runbook = readFileSync('docs/runbook.md', 'utf8');
const sections = readRunbook(runbook);

describe('readRunbook', () => {
  it('has every section that an alarm names', () => {
    const ids = sections.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...runbookAnchors]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a section for every link within the runbook, and no mark left in a text', () => {
    const ids = new Set(sections.map(({ id }) => id));
    const inlines = sections.flatMap(({ blocks }) => blocks.flatMap(linesOf)).flat();
    const links = inlines.flatMap((one) => (one.kind === 'link' ? [one.section] : []));
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((link) => !ids.has(link))).toEqual([]);
    const texts = inlines.filter(({ kind }) => kind === 'text').map(({ text }) => text);
    expect(texts.filter((text) => /`|\*\*|\]\(/.test(text))).toEqual([]);
  });

  it('reads each kind of block', () => {
    const text = [
      '## A `b`: c!',
      'One.',
      '',
      '- x',
      '- y',
      '',
      '1. z',
      '```',
      '# no heading?',
      '```',
      '| a | b |',
    ];
    const [section] = readRunbook(
      [...text.slice(0, 8), 'cmd', ...text.slice(9), '| --- | --- |', '| 1 | 2 |'].join('\n'),
    );
    expect(section).toMatchObject({ id: 'a-b-c', title: 'A b: c!' });
    expect(section?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'list', 'code', 'table']);
    expect(section?.blocks[2]).toMatchObject({ ordered: true });
    expect(section?.blocks[3]).toEqual({ kind: 'code', text: 'cmd' });
    const table = section?.blocks[4];
    expect(table?.kind === 'table' && table.rows).toHaveLength(2);
  });
});

const linesOf = (block: Block) => {
  if (block.kind === 'paragraph') return [block.of];
  if (block.kind === 'list') return block.items;
  return block.kind === 'table' ? block.rows.flat() : [];
};

describe('inlinesOf', () => {
  it('tells code, emphasis and links apart, and keeps the text of links to other pages', () => {
    expect(inlinesOf('a `b` **c** *d* [e](#f-g) [`h`](i.md#j).')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'code', text: 'b' },
      { kind: 'text', text: ' ' },
      { kind: 'strong', text: 'c' },
      { kind: 'text', text: ' ' },
      { kind: 'emphasis', text: 'd' },
      { kind: 'text', text: ' ' },
      { kind: 'link', text: 'e', section: 'f-g' },
      { kind: 'text', text: ' ' },
      { kind: 'text', text: 'h' },
      { kind: 'text', text: '.' },
    ]);
  });
});

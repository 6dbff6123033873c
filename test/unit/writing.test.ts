import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { alarmLines } from '../../lib/contract/alarm-lines.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['lib', 'functions', 'cdk', 'local', 'mobile-sdk', 'console', 'test/shared'];

const files = execFileSync(
  'git',
  ['ls-files', ...folders.flatMap((folder) => [`${folder}/*.ts`, `${folder}/*.tsx`])],
  {
    cwd: project,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((path) => path !== '' && !path.includes('/generated/'))
  .map((path) => ({ path, source: readFileSync(join(project, path), 'utf8') }));

/** Returns the comments of a file as plain texts; lines of `//` that follow each other are one comment. */
function commentsOf(source: string): string[] {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest);
  const found = new Map<number, number>();
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of ts.getLeadingCommentRanges(source, node.getFullStart()) ?? [])
      found.set(pos, end);
    for (const { pos, end } of ts.getTrailingCommentRanges(source, node.getEnd()) ?? []) found.set(pos, end);
    for (const child of node.getChildren(file)) visit(child);
  };
  visit(file);
  const texts: string[] = [];
  let before = { end: -1, isLine: false };
  for (const [pos, end] of [...found].sort(([one], [other]) => one - other)) {
    const isLine = source.startsWith('//', pos);
    const joins = isLine && before.isLine && /^\s*$/.test(source.slice(before.end, pos));
    const text = plain(source.slice(pos, end));
    texts.push(joins ? `${texts.pop()} ${text}` : text);
    before = { end, isLine };
  }
  return texts;
}

const plain = (comment: string): string =>
  comment
    .replace(/^\/\*\*?|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\/\/|\*)?\s?/, '').trimEnd())
    .join('\n')
    .trim();

/** Returns the sentences of a comment. Each JSDoc tag and each paragraph begins a new one. */
const sentencesOf = (comment: string): string[] =>
  comment.split(/\n\s*\n|\n(?=@)|(?<=[.!?])\s+/).map((sentence) =>
    sentence
      .replace(/^@\w+\s*/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );

const riddle = /\b(?:Who|Whoever|What|Whatever)\b/;
const riddles = (source: string): string[] =>
  riddle.test(source)
    ? commentsOf(source)
        .flatMap(sentencesOf)
        .filter((sentence) => sentence.search(riddle) === 0 && !sentence.endsWith('?'))
    : [];

/** Returns the texts that a file logs. */
const logLinesOf = (source: string): string[] =>
  [...source.matchAll(/\blogger\.(?:debug|info|warn|error|critical)\(\s*(['"`])(.*?)\1/gs)].map(
    ([, , text]) => text ?? '',
  );

/** Returns the rule that a log line breaks; undefined when it breaks none. */
function wrongLine(line: string): string | undefined {
  if (line.split(/\s+/).length > 6) return 'has more than 6 words';
  if (!/^[a-z]/.test(line)) return 'does not begin with a lower-case letter';
  if (/\b(?:it|its|they|them|this|that|who|whom|what|one(?!-)|somebody|nobody|everybody|we|us)\b/.test(line))
    return 'has a pronoun';
  if (/\b(?:is|are|was|were|be|been|has|have|had|could|can|will|may|must)\b/.test(line)) return 'has a verb';
  if (/^(?:a|an|the) /.test(line)) return 'begins with an article';
  return undefined;
}

describe('a comment', () => {
  it.each([
    ['/** Who is gone is forgotten. */', 1],
    ['// Holds. What both lose is found later.', 1],
    ['/**\n * Returns it.\n * @returns Whatever was read\n */', 1],
    ['call(); // Whoever asks waits', 1],
    ['// Who asks\n// meanwhile waits?', 0],
    ['// Forgets whoever is gone.', 0],
    ["const text = 'a'; const other = '// What it is.';", 0],
  ])('is judged by its sentences: %j', (source, count) => {
    expect(riddles(source)).toHaveLength(count);
  });

  it('begins no sentence with Who, Whoever, What or Whatever, unless it asks', () => {
    const found = files.flatMap(({ path, source }) =>
      riddles(source).map((sentence) => `${path}: ${sentence}`),
    );
    expect(found).toEqual([]);
  });
});

describe('a log line', () => {
  it.each([
    ['hold release failed', undefined],
    ['a booking was not told', 'has a verb'],
    ['Invalid message', 'does not begin with a lower-case letter'],
    ['the change', 'begins with an article'],
    ['nobody answered', 'has a pronoun'],
    ['order of a device not taken back', 'has more than 6 words'],
  ])('is judged by its form: %s', (line, wrong) => {
    expect(wrongLine(line)).toBe(wrong);
  });

  it('has a form that one can search for', () => {
    const lines = files
      .filter(({ path }) => path.startsWith('lib/') || path.startsWith('functions/'))
      .flatMap(({ source }) => logLinesOf(source))
      .concat(Object.values(alarmLines));
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.filter((line) => wrongLine(line) !== undefined)).toEqual([]);
  });
});

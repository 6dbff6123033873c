import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { alarmLines } from '../../lib/contract/alarm-lines.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['lib', 'functions', 'cdk', 'local', 'mobile-sdk/src'];

/** The most sentences that may remain to be rewritten, by area. A number here may only fall. */
const remaining: Readonly<Record<string, number>> = {
  'lib/bookings': 14,
  'lib/deal-bookings': 2,
  'lib/ledger': 6,
  'lib/payments': 15,
  'lib/refunds': 12,
  'lib/stock': 2,
  'lib/stripe': 5,
  'lib/stripe-events': 3,
  local: 72,
  'mobile-sdk/src': 35,
};

/** Log lines that remain to be rewritten. The list may only become shorter. */
const remainingLines: readonly string[] = [
  'a booking was not kept',
  'a change could not be read',
  'deal has live bookings',
  'hold timers were not armed',
  'payment has to wait',
  'payments were not queued',
];

const files = execFileSync('git', ['ls-files', ...folders.map((folder) => `${folder}/**/*.ts`)], {
  cwd: project,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && !path.includes('/generated/'))
  .map((path) => ({ path, source: readFileSync(join(project, path), 'utf8') }));

/** Returns the area of a file: a folder, or a capability of lib. */
const areaOf = (path: string): string =>
  /^lib\/[^/]+/.exec(path)?.[0] ?? folders.find((folder) => path.startsWith(`${folder}/`)) ?? path;

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
      riddles(source).map((sentence) => ({ area: areaOf(path), said: `${path}: ${sentence}` })),
    );
    const above = Object.entries(Object.groupBy(found, ({ area }) => area)).filter(
      ([area, list = []]) => list.length > (remaining[area] ?? 0),
    );
    expect(above.flatMap(([, list = []]) => list.map(({ said }) => said))).toEqual([]);
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
    const wrong = lines.filter((line) => wrongLine(line) !== undefined);
    expect(wrong.filter((line) => !remainingLines.includes(line))).toEqual([]);
  });
});

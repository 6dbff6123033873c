/** A piece of a line. A link within the runbook has the name of its section. */
export type Inline =
  | { readonly kind: 'text' | 'code' | 'strong' | 'emphasis'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly section: string };

export type Block =
  | { readonly kind: 'paragraph'; readonly of: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] };

export interface Section {
  /** As in links, `dead-letters`. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Reads the runbook: sections with paragraphs, lists, tables and commands. It knows no other Markdown. */
export function readRunbook(markdown: string): Section[] {
  return markdown
    .split(/^(?=#{1,3} )/m)
    .filter((part) => part.startsWith('#'))
    .map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      const title = heading.replace(/^#+ /, '').replaceAll('`', '');
      return { id: sectionId(title), title, blocks: blocksOf(lines) };
    });
}

/** The id of a heading, as GitHub makes it. */
export const sectionId = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const item = /^(?:-|\d+\.) /;

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const takeWhile = (belongs: (text: string) => boolean): string[] => {
      const from = at;
      while (at < lines.length && belongs(lines[at] ?? '')) at += 1;
      return lines.slice(from, at);
    };
    if (line.trim() === '') at += 1;
    else if (line.startsWith('```')) {
      at += 1;
      blocks.push({ kind: 'code', text: takeWhile((text) => !text.startsWith('```')).join('\n') });
      at += 1;
    } else if (line.startsWith('|')) blocks.push(tableOf(takeWhile((text) => text.startsWith('|'))));
    else if (item.test(line)) {
      const items = takeWhile((text) => item.test(text)).map((text) => inlinesOf(text.replace(item, '')));
      blocks.push({ kind: 'list', ordered: /^\d/.test(line), items });
    } else {
      const text = takeWhile((next) => next.trim() !== '' && !/^(```|\|)/.test(next) && !item.test(next));
      for (const part of text) blocks.push({ kind: 'paragraph', of: inlinesOf(part) });
    }
  }
  return blocks;
}

const tableOf = (lines: readonly string[]): Block => ({
  kind: 'table',
  rows: lines
    .filter((line) => !/^[|\s:-]+$/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => inlinesOf(cell.trim())),
    ),
});

const marks = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)]+)\)/g;

/** Reads code, emphasis and links. A link to another page keeps its text only, because that page is not here. */
export function inlinesOf(line: string): Inline[] {
  const found: Inline[] = [];
  let from = 0;
  for (const match of line.matchAll(marks)) {
    const [whole, code, strong, emphasis, text = '', target = ''] = match;
    if (match.index > from) found.push({ kind: 'text', text: line.slice(from, match.index) });
    from = match.index + whole.length;
    if (code !== undefined) found.push({ kind: 'code', text: code });
    else if (strong !== undefined) found.push({ kind: 'strong', text: strong });
    else if (emphasis !== undefined) found.push({ kind: 'emphasis', text: emphasis });
    else if (target.startsWith('#')) found.push({ kind: 'link', text, section: target.slice(1) });
    else found.push({ kind: 'text', text: text.replaceAll('`', '') });
  }
  if (from < line.length) found.push({ kind: 'text', text: line.slice(from) });
  return found;
}

import { validation } from './failures.ts';

/** Reads an expression word by word. */
export interface Words {
  /** The word ahead, or '' at the end. */
  ahead(): string;
  next(): string;
  /** Takes the word ahead when it is this one, in any case. */
  accept(word: string): boolean;
  expect(word: string): void;
}

const word = /\s*(#\w+|:\w+|[A-Za-z_]\w*|\d+|<>|<=|>=|[=<>(),.+\-[\]])/y;

export function wordsOf(expression: string): Words {
  const words = split(expression);
  let position = 0;
  const ahead = () => words[position] ?? '';
  const accept = (wanted: string) => {
    if (ahead().toUpperCase() !== wanted) return false;
    position += 1;
    return true;
  };
  return {
    ahead,
    accept,
    next: () => words[position++] ?? '',
    expect(wanted) {
      if (!accept(wanted)) throw validation(`Expected ${wanted} and not "${ahead()}" in: ${expression}`);
    },
  };
}

function split(expression: string): string[] {
  const words: string[] = [];
  word.lastIndex = 0;
  while (expression.slice(word.lastIndex).trim() !== '') {
    const from = word.lastIndex;
    const match = word.exec(expression);
    if (!match) throw validation(`Cannot read "${expression.slice(from)}" in: ${expression}`);
    words.push(match[1] as string);
  }
  return words;
}

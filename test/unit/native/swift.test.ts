import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Node, Parser } from 'web-tree-sitter';
import { swiftParser } from './grammar.ts';

const files = globSync('mobile-sdk/swift/**/*.swift').toSorted();
let parser: Parser;

beforeAll(async () => {
  parser = await swiftParser();
});

/** Where the text is no Swift, as `line: text`. */
function errorsIn(text: string): string[] {
  const found: string[] = [];
  const visit = (node: Node) => {
    if (node.isError || node.isMissing)
      found.push(`${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`);
    else if (node.hasError) for (const child of node.children) if (child) visit(child);
  };
  const tree = parser.parse(text);
  if (!tree) throw new Error('not parsed');
  visit(tree.rootNode);
  tree.delete();
  return found;
}

// There is no Swift compiler here, as its README says: this is all that can be known.
describe('the Swift client', () => {
  it('is more than what is generated', () => {
    expect(files.length).toBeGreaterThanOrEqual(6);
  });

  it.each(files)('%s parses', (path) => {
    expect(errorsIn(readFileSync(path, 'utf8'))).toEqual([]);
  });

  it('would be found out if it did not', () => {
    expect(errorsIn('public struct A: { let b: = 1 }')).not.toEqual([]);
  });
});

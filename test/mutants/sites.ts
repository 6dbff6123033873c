import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Where the source gives a write its condition. */
export interface Site {
  /** File and function, as in `lib/stock/stock-writes.ts takeUnits`: lines move, these rarely do. */
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** What the source says of the expression literally, in pieces: each must be met by some test. */
  readonly pieces: readonly string[];
}

interface Found extends Site {
  readonly start: number;
  readonly end: number;
}

export const project = fileURLToPath(new URL('../..', import.meta.url));
/** What runs for the product; tests and the local cloud write for themselves. */
export const sources = ['lib', 'functions'];

/** @throws Error for a condition that is given in a way that this does not follow: write it as a property. */
export const sitesIn = (file: string): Site[] =>
  find(file, readFileSync(`${project}${file}`, 'utf8')).map(({ start: _start, end: _end, ...site }) => site);

/** The source with each condition handed through `conditionAt`, on the lines where it was. */
export function instrumented(path: string, source: string): string {
  const file = relative(project, path);
  return find(file, source).reduceRight(
    (code, { name, start, end }) =>
      `${code.slice(0, start)}globalThis.conditionAt(${JSON.stringify(name)}, ${code.slice(start, end)})${code.slice(end)}`,
    source,
  );
}

const property = 'ConditionExpression';

/** Every condition of a source. */
export function find(file: string, text: string): Found[] {
  if (!text.includes(property)) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const met = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    if ((ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && node.text === property && !isType(node)) {
      const given = givenTo(node, source);
      const name = `${file} ${functionAround(node)}`;
      const count = (met.get(name) ?? 0) + 1;
      met.set(name, count);
      found.push({
        name: count === 1 ? name : `${name} ${count}`,
        file,
        line: source.getLineAndCharacterOfPosition(given.getStart()).line + 1,
        pieces: piecesOf(given),
        start: given.getStart(),
        end: given.getEnd(),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isType = ({ parent }: ts.Node) => ts.isPropertySignature(parent) || ts.isLiteralTypeNode(parent);

function givenTo(name: ts.Node, source: ts.SourceFile): ts.Expression {
  const { parent } = name;
  if (ts.isPropertyAssignment(parent) && parent.name === name) return parent.initializer;
  const { line } = source.getLineAndCharacterOfPosition(name.getStart());
  throw new Error(
    `${source.fileName}:${line + 1}: write it as \`${property}: …\`, so that it can be dropped`,
  );
}

function functionAround(node: ts.Node): string {
  for (let at = node.parent; at; at = at.parent) {
    if ((ts.isFunctionDeclaration(at) || ts.isMethodDeclaration(at)) && at.name) return at.name.getText();
    const named = ts.isArrowFunction(at) || ts.isFunctionExpression(at) ? at.parent : at;
    if (ts.isVariableDeclaration(named) && (named !== at || ts.isSourceFile(named.parent.parent.parent)))
      return named.name.getText();
    if (ts.isPropertyAssignment(named) && named !== at) return named.name.getText();
  }
  return 'module';
}

/** The literal texts of an expression, without the words that only join them. */
function piecesOf(given: ts.Expression): string[] {
  const pieces: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || node.kind === ts.SyntaxKind.TemplateHead) add(node);
    else if (node.kind === ts.SyntaxKind.TemplateMiddle || node.kind === ts.SyntaxKind.TemplateTail)
      add(node);
    ts.forEachChild(node, visit);
  };
  const add = (node: ts.Node) => {
    const { text } = node as ts.LiteralLikeNode;
    if (/\w/.test(text.replace(/\b(AND|OR|NOT)\b/g, ''))) pieces.push(text.trim());
  };
  visit(given);
  return pieces;
}

import { globSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
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
const sitesIn = (file: string): Site[] =>
  find(file, readFileSync(`${project}${file}`, 'utf8')).map(({ start: _start, end: _end, ...site }) => site);

export const allSites = (): Site[] =>
  globSync(
    sources.map((source) => `${source}/**/*.ts`),
    { cwd: project },
  ).flatMap((file) => sitesIn(file.split(sep).join('/')));

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
        pieces: piecesOf(given, source),
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

/**
 * The literal texts that an expression is put together from, also those of constants and functions of the file that it
 * names: so that an alternative which no test takes is known as well.
 */
function piecesOf(given: ts.Expression, source: ts.SourceFile): string[] {
  const pieces = new Set<string>();
  const followed = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (isText(node) && looksLikeCondition(node.text)) pieces.add(node.text.trim());
    if (ts.isIdentifier(node) && !followed.has(node.text)) {
      followed.add(node.text);
      declared(node.text, source).forEach(visit);
    }
    ts.forEachChild(node, visit);
  };
  visit(given);
  return [...pieces];
}

const isText = (node: ts.Node): node is ts.LiteralLikeNode =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node);

const looksLikeCondition = (text: string): boolean =>
  /[<>=]|\b(attribute_\w+|begins_with|contains|size)\(/.test(text) && !/^(SET|ADD|REMOVE|DELETE) /.test(text);

/** What a constant is set to, and what a function does. */
function declared(name: string, source: ts.SourceFile): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name && node.initializer)
      found.push(node.initializer);
    if (ts.isFunctionDeclaration(node) && node.name?.text === name && node.body) found.push(node.body);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

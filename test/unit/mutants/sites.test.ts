import { describe, expect, it } from 'vitest';
import { belts } from '../../mutants/belts.ts';
import { allSites, find, instrumented, project } from '../../mutants/sites.ts';

const found = (code: string) => find('lib/some.ts', code);

describe('the conditions of a source', () => {
  it('are named after the function that makes the write', () => {
    const code = `
      export const put = (table: string) => ({ ConditionExpression: 'attribute_not_exists(pk)' });
      function change() { const update = { ConditionExpression: 'a = :a' }; return [update, { ConditionExpression: 'b = :b' }]; }
      const store = () => ({ async save() { return { ConditionExpression: \`c = :c\${more} AND d = :d\` }; } });
    `;
    expect(found(code).map(({ name, line, pieces }) => [name, line, pieces])).toEqual([
      ['lib/some.ts put', 2, ['attribute_not_exists(pk)']],
      ['lib/some.ts change', 3, ['a = :a']],
      ['lib/some.ts change 2', 3, ['b = :b']],
      ['lib/some.ts save', 4, ['c = :c', 'AND d = :d']],
    ]);
  });

  it('have as pieces whatever the file puts them together from', () => {
    const code = `
      const open = 'gate = :open';
      function limitIs(limit?: number) { return limit ? 'limit = :limit AND era = :era' : 'attribute_not_exists(limit)'; }
      export function take(ids: string[]) {
        const closed = ids.map((id) => \` AND attribute_not_exists(claims.\${id})\`);
        return { UpdateExpression: 'SET a = :a', ConditionExpression: \`\${open} AND \${limitIs(1)}\${closed.join('')}\` };
      }
    `;
    expect(
      found(code)
        .flatMap(({ pieces }) => pieces)
        .sort(),
    ).toEqual([
      'AND attribute_not_exists(claims.',
      'attribute_not_exists(limit)',
      'gate = :open',
      'limit = :limit AND era = :era',
    ]);
  });

  it('are not the filters and keys of reads, nor comments and types', () => {
    expect(
      found("type A = Omit<Put, 'ConditionExpression'>; interface B { ConditionExpression?: string }"),
    ).toEqual([]);
    expect(found("// ConditionExpression: 'x'\nconst q = { KeyConditionExpression: 'pk = :pk' };")).toEqual(
      [],
    );
  });

  it.each([
    'const ConditionExpression = made(); send({ ConditionExpression });',
    'write.ConditionExpression = made();',
    "write['ConditionExpression'] = made();",
  ])('that cannot be followed stop the run: %s', (code) => {
    expect(() => found(code)).toThrow('lib/some.ts:1: write it as');
  });

  it('are handed over where they stand', () => {
    expect(
      instrumented(
        `${project}lib/some.ts`,
        "const put = () => ({\n  ConditionExpression: given ? 'a' : 'b',\n});",
      ),
    ).toBe(
      "const put = () => ({\n  ConditionExpression: globalThis.conditionAt(\"lib/some.ts put\", given ? 'a' : 'b'),\n});",
    );
  });
});

describe('the list of belts', () => {
  it('names conditions that are there, and says why', () => {
    const names = new Set(allSites().map(({ name }) => name));
    for (const { site, why } of belts) {
      expect(names).toContain(site);
      expect(why.length).toBeGreaterThan(20);
    }
  });
});

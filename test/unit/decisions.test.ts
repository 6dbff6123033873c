import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = 'docs/decisions';
const pages = readdirSync(folder)
  .filter((name) => /^\d{4}-/.test(name))
  .toSorted();

it('decisions are numbered without a gap', () => {
  expect(pages.map((name) => Number(name.slice(0, 4)))).toEqual(pages.map((_, index) => index + 1));
});

it('the list of decisions has each page once, in order, under the title of the page', () => {
  const listed = readFileSync(`${folder}/README.md`, 'utf8').match(/^\d+\. \[.*$/gm);
  const titles = pages.map((name) => {
    const [, number, title] = /^# (\d+)\. (.+)$/m.exec(readFileSync(`${folder}/${name}`, 'utf8')) ?? [];
    return `${number}. [${title}](${name})`;
  });
  expect(listed).toEqual(titles);
});

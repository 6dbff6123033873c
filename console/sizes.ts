import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { viteConfig } from './build.ts';

/** The list of pages. It is typed here, because the compiler of the other parts knows no JSX. */
const { pages } = (await import(new URL('./src/frame/pages.ts', import.meta.url).href)) as {
  readonly pages: readonly { load(): Promise<unknown>; readonly texts: readonly string[] }[];
};

/** The gzipped bytes of JavaScript that the console loads. */
export interface ConsoleSizes {
  /** Everything for the first page after a sign-in: the frame, the texts of the larger language, the list of deals. */
  readonly initial: number;
  /** The files of the initial load, by name. */
  readonly files: Readonly<Record<string, number>>;
  /** The bytes that each page adds to the initial load, with its texts, by its file below `pages/`. */
  readonly pages: Readonly<Record<string, number>>;
  /** The modules in the initial load. */
  readonly modules: readonly string[];
}

/** The page that the start leads to. */
const firstPage = 'deals/deals-page.tsx';

/** Builds the console in memory, and measures what each page loads. */
export async function consoleSizes(): Promise<ConsoleSizes> {
  const config = viteConfig();
  const output = (await build({
    ...config,
    build: { ...config.build, write: false },
  })) as Rolldown.RolldownOutput;
  const chunks = new Map(
    output.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
  );
  const sizes = new Map([...chunks].map(([name, { code }]) => [name, gzipSync(code, { level: 9 }).length]));
  const sum = (names: Iterable<string>) =>
    [...names].reduce((total, name) => total + (sizes.get(name) ?? 0), 0);
  /** Returns the files that a module's chunk needs, and those files need. */
  const closureOf = (isIt: (chunk: Rolldown.OutputChunk) => boolean): Set<string> => {
    const needed = new Set([...chunks.values()].filter(isIt).map(({ fileName }) => fileName));
    // Iterating over a set includes elements that are added meanwhile.
    for (const name of needed) for (const imported of chunks.get(name)?.imports ?? []) needed.add(imported);
    return needed;
  };
  const ofModule = (end: string) => closureOf(({ facadeModuleId }) => facadeModuleId?.endsWith(end) ?? false);
  /** The texts of the larger language: the frame's without a name, or a page's. */
  const textsOf = (name?: string) =>
    ['en', 'de']
      .map((locale) =>
        name
          ? ofModule(`/text/${locale}/${name}.json`)
          : ofModule(`/text/${locale}/shared.ts`).union(ofModule(`/i18n/messages/all.${locale}.js`)),
      )
      .toSorted((one, other) => sum(other) - sum(one))[0] ?? new Set<string>();
  const initial = closureOf(({ isEntry }) => isEntry)
    .union(ofModule('/frame/open.tsx'))
    .union(ofModule('/table/ask-deals.ts'))
    .union(textsOf())
    .union(textsOf('deals'))
    .union(ofModule(`/pages/${firstPage}`));
  const added = pages.map(({ load, texts }) => {
    const [, place = ''] = /pages\/(.*-page\.tsx)/.exec(String(load)) ?? [];
    const files = texts.reduce((all, name) => all.union(textsOf(name)), ofModule(`/pages/${place}`));
    return [place, sum(files.difference(initial))] as const;
  });
  return {
    initial: sum(initial),
    files: Object.fromEntries([...initial].map((name) => [name, sizes.get(name) ?? 0])),
    pages: Object.fromEntries(added),
    modules: [...initial].flatMap((name) => chunks.get(name)?.moduleIds ?? []),
  };
}

if (import.meta.main) {
  process.env.NODE_ENV = 'production';
  console.log(JSON.stringify(await consoleSizes(), null, 2));
}

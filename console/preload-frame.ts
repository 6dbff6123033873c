import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

const frame = /\/src\/frame\/open\.tsx$/;

/**
 * Names the files of the frame in the page. The start imports them when it runs, and the browser would learn of them
 * only then. Styles are only preloaded: a style sheet in the page would hold back the start.
 */
export function preloadFrame(): Plugin {
  let base = '/';
  return {
    name: 'preload-frame',
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const needed = chunks.filter(({ facadeModuleId, moduleIds }) =>
          [facadeModuleId, ...moduleIds].some((id) => frame.test(id ?? '')),
        );
        // Iterating over an array includes elements that are added meanwhile.
        for (const { imports } of needed)
          for (const name of imports) {
            const chunk = bundle[name];
            if (chunk?.type === 'chunk' && !chunk.isEntry && !needed.includes(chunk)) needed.push(chunk);
          }
        return [
          ...needed.map(({ fileName }) => link({ rel: 'modulepreload', href: base + fileName })),
          ...stylesOf(needed).map((name) => link({ rel: 'preload', as: 'style', href: base + name })),
        ];
      },
    },
  };
}

const stylesOf = (chunks: readonly Rolldown.OutputChunk[]): string[] => [
  ...new Set(chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])),
];

/** A link as Vite writes its own: with `crossorigin`, or the file would load twice. */
const link = (attrs: Readonly<Record<string, string>>): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { ...attrs, crossorigin: true },
  injectTo: 'head',
});

import { PageLink } from '../../parts/page-link.tsx';
import './operations.css';
import type { Block, Inline } from './runbook-markdown.ts';

/** A section of the runbook. */
export function RunbookText({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <div className="runbook" lang="en">
      {blocks.map((block, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
        <BlockText key={n} block={block} />
      ))}
    </div>
  );
}

function BlockText({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Line of={block.of} />
        </p>
      );
    case 'code':
      return (
        // A long command scrolls, and a keyboard must reach it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'list': {
      const items = block.items.map((item, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
        <li key={n}>
          <Line of={item} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return <Rows rows={block.rows} />;
  }
}

function Rows({ rows: [head = [], ...rows] }: { readonly rows: (Block & { kind: 'table' })['rows'] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <div className="runbook-table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
              <th key={n} scope="col">
                <Line of={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
            <tr key={n}>
              {row.map((cell, m) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
                <td key={m}>
                  <Line of={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Line = ({ of }: { readonly of: readonly Inline[] }) =>
  of.map((part, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
    <InlineText key={n} part={part} />
  ));

function InlineText({ part }: { readonly part: Inline }) {
  switch (part.kind) {
    case 'code':
      return <code>{part.text}</code>;
    case 'strong':
      return <strong>{part.text}</strong>;
    case 'emphasis':
      return <em>{part.text}</em>;
    case 'link':
      return <PageLink to={`/runbook?section=${part.section}`}>{part.text}</PageLink>;
    default:
      return part.text;
  }
}

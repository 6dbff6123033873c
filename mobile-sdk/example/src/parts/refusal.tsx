import type { Explanation } from '../words/errors.ts';
import { Panel } from './panel.tsx';
import { Words } from './words.tsx';

/** Why not, and what now. */
export function Refusal({ title, next }: Explanation) {
  return (
    <Panel tone="bad" announce>
      <Words kind="strong" tone="bad">
        {title}
      </Words>
      <Words>{next}</Words>
    </Panel>
  );
}

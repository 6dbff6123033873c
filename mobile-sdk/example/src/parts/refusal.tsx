import type { Explanation } from '../words/errors.ts';
import { Panel } from './panel.tsx';
import { Words } from './words.tsx';

/** The reason of the refusal, and the next step. */
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

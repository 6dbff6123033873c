import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { compareTerms, resolveTerms } from './conflict.ts';
import type { TermName, Terms } from './terms.ts';
import { useTermText } from './use-term-text.ts';

interface Props {
  readonly base: Terms;
  readonly mine: Terms;
  readonly theirs: Terms;
  readonly busy: boolean;
  readonly onResolve: (terms: Terms) => void;
  readonly onClose: () => void;
}

/** Two people changed a deal: shows both versions field by field, and saves what the person chooses. */
export function ConflictDialog({ base, mine, theirs, busy, onResolve, onClose }: Props) {
  const text = useTranslations('dealEditor');
  const termText = useTermText();
  const [chosen, setChosen] = useState<Partial<Record<TermName, 'mine' | 'theirs'>>>({});
  const conflict = compareTerms(base, mine, theirs);
  const isDecided = conflict.both.every((name) => chosen[name] !== undefined);
  return (
    <Modal
      visible
      size="large"
      header={text('conflict.title')}
      onDismiss={() => !busy && onClose()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" disabled={busy} onClick={onClose}>
              {text('conflict.later')}
            </Button>
            <Button
              variant="primary"
              loading={busy}
              disabled={!isDecided}
              onClick={() => onResolve(resolveTerms({ mine, theirs }, conflict, chosen))}
            >
              {text('conflict.save')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <Box>{text(conflict.both.length > 0 ? 'conflict.both' : 'conflict.none')}</Box>
        {conflict.both.length > 0 && (
          <Table
            variant="embedded"
            wrapLines
            items={conflict.both}
            trackBy={(name) => name}
            columnDefinitions={[
              {
                id: 'field',
                header: text('conflict.field'),
                cell: (name) => text(`fields.${name}`),
                isRowHeader: true,
              },
              { id: 'began', header: text('conflict.began'), cell: (name) => termText(name, base) },
              {
                id: 'choice',
                header: `${text('conflict.mine')} / ${text('conflict.theirs')}`,
                cell: (name) => (
                  <RadioGroup
                    ariaLabel={text(`fields.${name}`)}
                    value={chosen[name] ?? null}
                    onChange={({ detail }) =>
                      setChosen({ ...chosen, [name]: detail.value === 'mine' ? 'mine' : 'theirs' })
                    }
                    items={[
                      { value: 'mine', label: text('conflict.keepMine'), description: termText(name, mine) },
                      {
                        value: 'theirs',
                        label: text('conflict.keepTheirs'),
                        description: termText(name, theirs),
                      },
                    ]}
                  />
                ),
              },
            ]}
          />
        )}
        <Changes title={text('conflict.onlyTheirs')} names={conflict.theirs} terms={theirs} />
        <Changes title={text('conflict.onlyMine')} names={conflict.mine} terms={mine} />
      </SpaceBetween>
    </Modal>
  );
}

interface ChangesProps {
  readonly title: string;
  readonly names: readonly TermName[];
  readonly terms: Terms;
}

function Changes({ title, names, terms }: ChangesProps) {
  const text = useTranslations('dealEditor');
  const termText = useTermText();
  if (names.length === 0) return undefined;
  return (
    <div>
      <Box variant="strong">{title}</Box>
      <ul>
        {names.map((name) => (
          <li key={name}>
            {text(`fields.${name}`)}: {termText(name, terms)}
          </li>
        ))}
      </ul>
    </div>
  );
}

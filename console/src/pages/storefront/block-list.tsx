import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import List from '@cloudscape-design/components/list';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StorefrontBlock } from '@stampede/mobile-sdk/admin';
import { useLocale, useTranslations } from 'use-intl';
import type { BlockKind } from './block-form.ts';
import { kinds, mostBlocks, titleOf, withCopy } from './blocks.ts';
import { useBlockFacts } from './use-block-facts.ts';

interface Props {
  readonly blocks: readonly StorefrontBlock[];
  readonly onChange: (blocks: readonly StorefrontBlock[]) => void;
  readonly onEdit: (block: StorefrontBlock) => void;
  readonly onAdd: (kind: BlockKind) => void;
}

/** The blocks in their order. A block is moved by its handle: by mouse, by touch, or by the arrow keys. */
export function BlockList({ blocks, onChange, onEdit, onAdd }: Props) {
  const text = useTranslations('storefront');
  const locale = useLocale();
  const factsOf = useBlockFacts();
  const nameOf = (block: StorefrontBlock) => titleOf(block, locale) || block.id;
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${blocks.length})`}
          actions={
            <ButtonDropdown
              items={kinds.map((id) => ({ id, text: text(`kinds.${id}`) }))}
              disabled={blocks.length >= mostBlocks}
              onItemClick={({ detail }) => onAdd(detail.id as BlockKind)}
            >
              {text('add')}
            </ButtonDropdown>
          }
        >
          {text('blocks')}
        </Header>
      }
    >
      {blocks.length === 0 ? (
        <Box textAlign="center" padding={{ vertical: 'l' }}>
          {text('empty')}
        </Box>
      ) : (
        <List
          sortable
          ariaLabel={text('blocks')}
          items={blocks}
          onSortingChange={({ detail }) => onChange(detail.items)}
          renderItem={(block) => ({
            id: block.id,
            content: <Box fontWeight="bold">{nameOf(block)}</Box>,
            secondaryContent: <Box color="text-body-secondary">{factsOf(block).join(' · ')}</Box>,
            announcementLabel: nameOf(block),
            actions: (
              <SpaceBetween direction="horizontal" size="xxs">
                <Button
                  variant="icon"
                  iconName="edit"
                  ariaLabel={text('editThis', { name: nameOf(block) })}
                  onClick={() => onEdit(block)}
                />
                <Button
                  variant="icon"
                  iconName="copy"
                  disabled={blocks.length >= mostBlocks}
                  ariaLabel={text('copyThis', { name: nameOf(block) })}
                  onClick={() => onChange(withCopy(blocks, block))}
                />
                <Button
                  variant="icon"
                  iconName="remove"
                  ariaLabel={text('removeThis', { name: nameOf(block) })}
                  onClick={() => onChange(blocks.filter(({ id }) => id !== block.id))}
                />
              </SpaceBetween>
            ),
          })}
        />
      )}
    </Container>
  );
}

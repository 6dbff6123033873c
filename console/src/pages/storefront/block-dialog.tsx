import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StorefrontBlock } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { timeZone } from '../../text/format.ts';
import { AudienceFields } from './audience-fields.tsx';
import { type BlockForm, blockFormOf, blockOf, faultsOf } from './block-form.ts';
import { themes } from './blocks.ts';
import { CollectionFields } from './collection-fields.tsx';
import { DealSelect } from './deal-select.tsx';
import { LinkFields } from './link-fields.tsx';
import { TextsFields } from './texts-fields.tsx';
import { WindowFields } from './window-fields.tsx';

interface Props {
  readonly block: StorefrontBlock;
  readonly blocks: readonly StorefrontBlock[];
  readonly onDone: (block: StorefrontBlock) => void;
  readonly onClose: () => void;
}

/** The props of every part of the block's form. */
export interface FieldsProps {
  readonly form: BlockForm;
  readonly change: (changed: Partial<BlockForm>) => void;
  /** Returns the fault of a field, once the person tried to finish. */
  readonly error: (field: keyof ReturnType<typeof faultsOf>) => string;
}

/** Edits one block. It changes the draft in this tab only. */
export function BlockDialog({ block, blocks, onDone, onClose }: Props) {
  const text = useTranslations('storefront');
  const zone = timeZone();
  const [form, setForm] = useState(() => blockFormOf(block, zone));
  const [wasTried, setTried] = useState(false);
  const faults = faultsOf(form, zone);
  const fields: FieldsProps = {
    form,
    change: (changed) => setForm({ ...form, ...changed }),
    error: (field) => {
      const fault = wasTried ? faults[field] : undefined;
      return fault ? text(`faults.${fault}`) : '';
    },
  };
  const finish = () => {
    setTried(true);
    if (Object.keys(faults).length === 0) onDone(blockOf(form, zone));
  };
  const options = themes.map((value) => ({ value, label: text(`themes.${value}`) }));
  return (
    <Modal
      visible
      size="large"
      header={text(`edit.${form.kind}`)}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {text('cancel')}
            </Button>
            <Button variant="primary" onClick={finish}>
              {text('done')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <TextsFields {...fields} />
        {form.kind === 'countdown' && (
          <FormField label={text('drop')} description={text('dropHelp')} errorText={fields.error('dealId')}>
            <DealSelect
              value={form.dealId}
              label={text('drop')}
              onChange={(dealId) => fields.change({ dealId })}
            />
          </FormField>
        )}
        {form.kind === 'collection' ? (
          <CollectionFields {...fields} />
        ) : (
          <LinkFields {...fields} blocks={blocks} />
        )}
        <FormField label={text('theme')}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === form.theme) ?? null}
            expandToViewport
            onChange={({ detail }) =>
              fields.change({ theme: detail.selectedOption.value as BlockForm['theme'] })
            }
          />
        </FormField>
        <WindowFields {...fields} />
        <AudienceFields {...fields} />
      </SpaceBetween>
    </Modal>
  );
}

import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { ApiError, type Seller } from '@stampede/mobile-sdk/admin';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { fieldError, isShownBeside } from '../../parts/field-errors.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

interface Props {
  /** The seller to rename; undefined to create one. */
  readonly seller?: Seller;
  readonly onSaved: (seller: Seller) => void;
  readonly onClose: () => void;
}

/** Creates a seller, or renames one. When somebody was faster, it shows their name and lets the person decide. */
export function SellerDialog({ seller, onSaved, onClose }: Props) {
  const text = useTranslations('sellers');
  const client = useClient();
  const queries = useQueryClient();
  const [name, setName] = useState(seller?.name ?? '');
  const [base, setBase] = useState(seller);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [wasSent, setSent] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      base
        ? client.sellers.update(base.id, { name: name.trim() }, { ifMatch: base.version })
        : client.sellers.create({ name: name.trim() }, { idempotencyKey: key }),
    onSuccess: (saved) => {
      queries.setQueryData(['seller', saved.id], saved);
      void queries.invalidateQueries({ queryKey: ['sellers'] });
      onSaved(saved);
    },
    onError: async (error) => {
      // The newer version is the one to change now. The person sees it before they save again.
      if (seller && isConflict(error)) setBase(await client.sellers.get(seller.id, { cache: 'none' }));
    },
  });
  const isMissing = wasSent && name.trim() === '';
  const send = () => {
    setSent(true);
    if (name.trim() !== '') save.mutate();
  };
  return (
    <ConfirmDialog
      title={seller ? text('renameTitle', { name: seller.name }) : text('createTitle')}
      action={seller ? text('save') : text('create')}
      busy={save.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <FormField
          label={text('name')}
          description={text('nameHelp')}
          errorText={isMissing ? text('nameMissing') : fieldError(save.error, 'name')}
          stretch
        >
          <Input
            autoFocus
            value={name}
            nativeInputAttributes={{ maxLength: 120 }}
            onChange={({ detail }) => {
              setName(detail.value);
              // Another name is another request.
              setKey(crypto.randomUUID());
            }}
          />
        </FormField>
      </form>
      {isConflict(save.error) && base && (
        <Alert type="warning" header={text('conflict')}>
          {text('conflictHelp', { theirs: base.name, yours: name.trim() })}
        </Alert>
      )}
      {save.error && !isConflict(save.error) && !isShownBeside(save.error, 'name') && (
        <ProblemAlert error={save.error} />
      )}
    </ConfirmDialog>
  );
}

const isConflict = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'precondition_failed';

import type { StorefrontVersionSummary } from '@stampede/mobile-sdk/admin';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { say } from '../../parts/say.ts';
import { draftKey, versionsKey } from './use-storefront.ts';

export type VersionStep = 'edit' | 'withdraw' | 'restore';

interface Props {
  readonly version: StorefrontVersionSummary;
  readonly step: VersionStep;
  readonly onClose: () => void;
}

/** Asks before a version is shown again, taken back, or made the draft. */
export function VersionDialog({ version: { version }, step, onClose }: Props) {
  const text = useTranslations('storefront');
  const client = useClient();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const act = useMutation({
    mutationFn: async () => {
      const id = String(version);
      if (step === 'withdraw') return client.storefront.withdraw(id);
      if (step === 'restore') return client.storefront.restore(id);
      const [{ blocks }, draft] = await Promise.all([
        client.storefront.version(id),
        client.storefront.draft(),
      ]);
      return client.storefront.saveDraft({ blocks }, { ifMatch: draft.version });
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: draftKey });
      void queries.invalidateQueries({ queryKey: versionsKey });
      say(text(`steps.${step}.done`, { version }));
      onClose();
      if (step === 'edit') void navigate('/storefront');
    },
  });
  return (
    <ConfirmDialog
      title={text(`steps.${step}.title`, { version })}
      action={text(`steps.${step}.name`)}
      busy={act.isPending}
      error={act.error ?? undefined}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      <div>{text(`steps.${step}.help`)}</div>
    </ConfirmDialog>
  );
}

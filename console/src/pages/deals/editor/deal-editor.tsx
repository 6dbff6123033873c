import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import type { FunctionComponent } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { useUnsavedGuard } from '../../../parts/unsaved-guard.tsx';
import { CancellationStep } from './cancellation-step.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import type { Draft } from './draft.ts';
import { firstWrongStep, type StepName, stepNames } from './fields.ts';
import type { StepProps } from './form.ts';
import { OfferStep } from './offer-step.tsx';
import { PlaceStep } from './place-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { PriceStep } from './price-step.tsx';
import { StockStep } from './stock-step.tsx';
import { useForm } from './use-form.ts';
import { useSave } from './use-save.ts';
import { WindowStep } from './window-step.tsx';

interface Props {
  /** Under which what is typed is kept: the deal's id, or a name for a new one. */
  readonly name: string;
  readonly title: string;
  readonly initial: Draft;
  /** The deal to change; none for a new one. */
  readonly deal?: AdminDeal;
}

const contents: Readonly<Record<StepName, FunctionComponent<StepProps>>> = {
  offer: OfferStep,
  price: PriceStep,
  window: WindowStep,
  stock: StockStep,
  cancellation: CancellationStep,
  place: PlaceStep,
  preview: PreviewStep,
};

/** Puts the cursor where something must be corrected, so that a screen reader says what. */
const focusFirstFault = () =>
  document.querySelector<HTMLElement>('#content :is(input, textarea, button)[aria-invalid="true"]')?.focus();

/** The editor of a deal, for a new one, a copy and a change. */
export function DealEditor({ name, title, initial, deal }: Props) {
  const text = useTranslations('dealEditor');
  const navigate = useNavigate();
  const editor = useForm(name, initial, deal);
  const { form, step, setStep } = editor;
  const guard = useUnsavedGuard(editor.isDirty, editor.done);
  const saving = useSave({ editor, onSaved: guard.allow });
  const home = deal ? `/deals/${deal.id}` : '/deals';

  /** Shows what is wrong up to a step, and goes to the first step with a fault. */
  const isReady = (upTo?: number) => {
    const wrong = firstWrongStep(form.read.faults, upTo);
    editor.tryAll(upTo);
    if (wrong !== undefined) {
      setStep(wrong);
      setTimeout(focusFirstFault);
    }
    return wrong === undefined;
  };
  const save = (then?: 'publish') => isReady() && void saving.save(then);

  return (
    <SpaceBetween size="l">
      <Header variant="h1">{title}</Header>
      {editor.isBack && (
        <Alert
          type="info"
          action={
            <Button
              onClick={() => {
                editor.begin(initial, deal);
                editor.done();
              }}
            >
              {text('discard')}
            </Button>
          }
        >
          {text('back')}
        </Alert>
      )}
      {saving.error != null && <ProblemAlert error={saving.error} onBeforeLeave={guard.allow} />}
      {saving.unplaced.length > 0 && (
        <Alert type="error" header={text('unplaced')}>
          {saving.unplaced.join(' · ')}
        </Alert>
      )}
      <Wizard
        activeStepIndex={step}
        allowSkipTo
        // The German of Cloudscape is no caption of a button.
        i18nStrings={{ skipToButtonLabel: ({ title }) => text('skipTo', { step: title }) }}
        isLoadingNextStep={saving.isBusy}
        submitButtonText={text(deal ? 'save' : 'create')}
        onCancel={() => void navigate(home)}
        onSubmit={() => save()}
        onNavigate={({ detail: { requestedStepIndex, reason } }) => {
          if (reason === 'previous' || requestedStepIndex < step || isReady(requestedStepIndex - 1))
            setStep(requestedStepIndex);
        }}
        secondaryActions={
          deal ? (
            step < stepNames.length - 1 && (
              <Button loading={saving.isBusy} onClick={() => save()}>
                {text('save')}
              </Button>
            )
          ) : (
            <Button disabled={saving.isBusy || step < stepNames.length - 1} onClick={() => save('publish')}>
              {text('publishAfter')}
            </Button>
          )
        }
        steps={stepNames.map((each) => {
          const Content = contents[each];
          return {
            title: text(`steps.${each}`),
            description: text(`stepHelp.${each}`),
            content: <Content form={form} />,
            isOptional: each === 'cancellation' || each === 'place',
          };
        })}
      />
      {guard.dialog}
      {saving.conflict && (
        <ConflictDialog
          {...saving.conflict.terms}
          busy={saving.isBusy}
          onResolve={(terms) => void saving.resolve(terms)}
          onClose={saving.closeConflict}
        />
      )}
    </SpaceBetween>
  );
}

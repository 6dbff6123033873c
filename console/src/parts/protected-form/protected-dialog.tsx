import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { ProtectedObstacle } from './protected-obstacle.tsx';
import type { ProtectedForm } from './use-protected-form.ts';

interface Props {
  readonly title: string;
  readonly form: ProtectedForm<object>;
  /** The verb of the act, as in `Refund €12.50`. */
  readonly action: string;
  readonly canSubmit?: boolean;
  /** The button that closes it, where “Cancel” could be taken for the act. */
  readonly dismiss?: string;
  /** Checks the entries before they are sent. @returns whether they may be sent */
  readonly onSubmit?: () => boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog around a protected form. It says above the fields why the act was not done. */
export function ProtectedDialog(props: Props) {
  const { title, form, action, canSubmit = true, dismiss, onSubmit, onClose, children } = props;
  const text = useTranslations('parts');
  const formId = useId();
  return (
    <Modal
      visible
      header={title}
      onDismiss={() => !form.isSending && onClose()}
      closeAriaLabel={text('close')}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" disabled={form.isSending} onClick={onClose}>
              {dismiss ?? text('cancel')}
            </Button>
            <Button
              variant="primary"
              formAction="submit"
              form={formId}
              loading={form.isSending}
              disabled={!canSubmit}
            >
              {action}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!canSubmit) return;
          if (onSubmit?.() ?? true) form.submit();
          else focusFirstFault(event.currentTarget);
        }}
      >
        <Form variant="embedded">
          <SpaceBetween size="m">
            <ProtectedObstacle form={form} />
            {children}
          </SpaceBetween>
        </Form>
      </form>
    </Modal>
  );
}

/** The messages of the fields are shown with the next frame. */
function focusFirstFault(element: HTMLFormElement): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()),
  );
}

import { BlockDialog } from './block-dialog.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { StepDialog } from './step-dialog.tsx';

export interface DialogProps {
  readonly customerId: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The open dialog of the page, by its name in the address. */
export function CustomerDialogs({ open, ...props }: DialogProps & { readonly open: string }) {
  if (open === 'block') return <BlockDialog {...props} />;
  if (open === 'export') return <ExportDialog {...props} />;
  if (open === 'delete') return <DeleteDialog {...props} />;
  if (open === 'signOut' || open === 'unblock' || open === 'link')
    return <StepDialog step={open} {...props} />;
  return null;
}

import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useSearchParams } from 'react-router';

/** The status whose items a work list shows, from the page's address. The first one is the work that waits. */
export function useStatus<Status extends string>(statuses: readonly [Status, ...Status[]]): Status {
  const [params] = useSearchParams();
  return statuses.find((status) => status === params.get('status')) ?? statuses[0];
}

interface Props<Status extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Status; readonly text: string }[];
  readonly selected: Status;
}

/** Chooses the status. Another status is another view, so the address changes. */
export function StatusFilter<Status extends string>({ label, options, selected }: Props<Status>) {
  const [, setParams] = useSearchParams();
  return (
    <SegmentedControl
      label={label}
      selectedId={selected}
      options={[...options]}
      onChange={({ detail }) => setParams({ status: detail.selectedId })}
    />
  );
}

import type { CountName } from './series.ts';

interface Props {
  readonly name: string;
  readonly value: string;
  readonly note?: string | undefined;
  /** The colour of the same count in the chart. */
  readonly tone?: CountName;
  readonly isWrong?: boolean;
}

/** One number with its name. */
export function Counter({ name, value, note, tone, isWrong = false }: Props) {
  return (
    <div className={`drop-counter${tone ? ` drop-tone-${tone}` : ''}${isWrong ? ' drop-wrong' : ''}`}>
      <dt>{name}</dt>
      <dd>{value}</dd>
      {note && <dd className="drop-note">{note}</dd>}
    </div>
  );
}

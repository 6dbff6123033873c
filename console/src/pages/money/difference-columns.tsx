import Box from '@cloudscape-design/components/box';
import type { TableProps } from '@cloudscape-design/components/table';
import type { LedgerDifference } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { effects, ledgerAmount } from './ledger-amount.ts';

/** Tells a difference from the others of a list. */
export const differenceKey = ({ id, effect, kind }: LedgerDifference): string => `${id}.${effect}.${kind}`;

/** The columns of a difference between the ledger and Stripe: the movement, and its amount on both sides. */
export function useDifferenceColumns(): TableProps.ColumnDefinition<LedgerDifference>[] {
  const text = useTranslations('money');
  const formats = useFormats();
  const amount = (typed: string | undefined) => {
    const money = ledgerAmount(typed);
    return money ? formats.money(money) : (typed ?? '–');
  };
  const effectText = (effect: string) => {
    const known = effects.find((one) => one === effect);
    return known ? text(`effects.${known}`) : effect;
  };
  return [
    {
      id: 'id',
      header: text('movement'),
      isRowHeader: true,
      minWidth: 180,
      cell: ({ id }) => <Box variant="code">{id}</Box>,
    },
    { id: 'kind', header: text('kind'), minWidth: 130, cell: ({ kind }) => text(`kinds.${kind}`) },
    { id: 'effect', header: text('effect'), minWidth: 130, cell: ({ effect }) => effectText(effect) },
    { id: 'here', header: text('here'), cell: ({ here }) => amount(here) },
    { id: 'stripe', header: text('atStripe'), cell: ({ stripe }) => amount(stripe) },
  ];
}

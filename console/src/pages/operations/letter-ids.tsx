import type { DeadLetter } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { DealName } from '../../parts/deal-name.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shortId } from '../../parts/short-id.ts';
import './operations.css';

/** The fields that have a name here. Another keeps its own. */
const fields = ['bookingId', 'buyerId', 'customerId', 'dealId', 'exportId', 'importId', 'sellerId'] as const;

/** The ids in a message, each with a link to its page where there is one. */
export function LetterIds({ ids }: Pick<DeadLetter, 'ids'>) {
  const text = useTranslations('reliability');
  const nameOf = (field: string) => {
    const known = fields.find((each) => each === field);
    return known ? text(`idFields.${known}`) : field;
  };
  if (ids.length === 0) return '–';
  return (
    <ul className="letter-ids">
      {ids.map(({ field, id }) => (
        <li key={id}>
          {field && <span className="letter-field">{nameOf(field)}</span>} <IdLink id={id} />
        </li>
      ))}
    </ul>
  );
}

function IdLink({ id }: { readonly id: string }) {
  if (id.startsWith('deal_')) return <DealName id={id} />;
  if (id.startsWith('bkg_')) return <PageLink to={`/bookings/${id}`}>{shortId(id)}</PageLink>;
  if (id.startsWith('slr_')) return <PageLink to={`/sellers/${id}`}>{shortId(id)}</PageLink>;
  return <span title={id}>{shortId(id)}</span>;
}

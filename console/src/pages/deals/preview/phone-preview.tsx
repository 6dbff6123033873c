import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../text/format.ts';
import { sourceAt } from '../editor/pictures/picture.ts';
import { useApiAddress } from '../editor/pictures/use-api-address.ts';
import { PolicyText } from '../editor/policy-text.tsx';
import './phone-preview.css';

/** The fields that a preview needs of a deal, also of one that is not saved yet. */
export type Previewed = Pick<
  AdminDeal,
  | 'title'
  | 'description'
  | 'images'
  | 'pictures'
  | 'price'
  | 'originalPrice'
  | 'startsAt'
  | 'endsAt'
  | 'available'
  | 'tags'
  | 'signedInOnly'
  | 'perCustomerLimit'
  | 'cancellationPolicy'
  | 'location'
>;

/** The width of the preview, in pixels. */
const phoneWidth = 320;

/** The deal as a buyer's phone shows it. */
export function PhonePreview({ deal }: { readonly deal: Previewed }) {
  const text = useTranslations('dealEditor');
  const formats = useFormats();
  const { price, originalPrice, location, startsAt, endsAt } = deal;
  const isReduced = originalPrice.amountMinor > price.amountMinor;
  const saved = isReduced ? (originalPrice.amountMinor - price.amountMinor) / originalPrice.amountMinor : 0;
  const isAhead = startsAt !== '' && Date.parse(startsAt) > Date.now();
  return (
    <section className="phone" aria-label={text('preview.phone')}>
      {/* It scrolls, so it must be reached by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region needs the focus */}
      <div className="phone-screen" tabIndex={0}>
        <Cover deal={deal} key={deal.pictures[0]?.imageId ?? deal.images[0] ?? ''} />
        <div className="phone-body">
          <h3 className="phone-title">{deal.title || text('preview.untitled')}</h3>
          {location && (
            <p className="phone-quiet">{[location.address, location.city].filter(Boolean).join(', ')}</p>
          )}
          <p className="phone-price">
            <strong>{price.amountMinor === 0 ? text('free') : formats.money(price)}</strong>
            {isReduced && (
              <>
                <s>{formats.money(originalPrice)}</s>
                <span className="phone-badge">−{formats.share(saved)}</span>
              </>
            )}
          </p>
          <p className="phone-quiet">
            {startsAt &&
              endsAt &&
              text(isAhead ? 'preview.starts' : 'preview.ends', {
                time: formats.time(isAhead ? startsAt : endsAt),
              })}
            {' · '}
            {text('preview.left', { count: deal.available })}
          </p>
          {deal.tags.length > 0 && (
            <ul className="phone-tags">
              {deal.tags.map((tag) => (
                <li key={tag}>{tag}</li>
              ))}
            </ul>
          )}
          {deal.description && <p className="phone-text">{deal.description}</p>}
          <p className="phone-quiet">
            <PolicyText policy={deal.cancellationPolicy} />
          </p>
          {deal.perCustomerLimit !== undefined && (
            <p className="phone-quiet">{text('preview.limit', { count: deal.perCustomerLimit })}</p>
          )}
          {deal.signedInOnly && <p className="phone-quiet">{text('preview.signedIn')}</p>}
        </div>
      </div>
      <div className="phone-buy">{text('preview.buy')}</div>
    </section>
  );
}

function Cover({ deal: { pictures, images } }: { readonly deal: Pick<Previewed, 'pictures' | 'images'> }) {
  const text = useTranslations('dealEditor');
  const api = useApiAddress();
  const [hasFailed, setFailed] = useState(false);
  const [picture] = pictures;
  const cover = picture ? sourceAt(picture, phoneWidth * devicePixelRatio, api) : images[0];
  if (!cover || hasFailed)
    return <div className="phone-cover">{text(cover ? 'imageFailed' : 'preview.noImage')}</div>;
  return (
    <>
      <img className="phone-cover" src={cover} alt={picture?.alt ?? ''} onError={() => setFailed(true)} />
      {pictures.length > 1 && (
        <ul className="phone-more">
          {pictures.slice(1).map((each) => (
            <li key={each.imageId}>
              <img src={sourceAt(each, 120, api)} alt={each.alt} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

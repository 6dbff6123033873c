import type { DealSummary, HomeBlock, StorefrontHome } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { remaining } from '../../parts/relative-time.ts';
import { useFormats } from '../../text/format.ts';
import { sourceAt } from '../deals/editor/pictures/picture.ts';
import { useApiAddress } from '../deals/editor/pictures/use-api-address.ts';

interface Props {
  readonly home: StorefrontHome;
  /** The instant of the visit, from which times are counted. */
  readonly at: string;
  readonly language: string;
}

/** The home page as a phone shows it. */
export function HomePhone({ home, at, language }: Props) {
  const text = useTranslations('storefront');
  return (
    <section className="home-phone" aria-label={text('phone')}>
      {/* It scrolls, so it must be reached by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region needs the focus */}
      <div className="home-screen" tabIndex={0}>
        {home.blocks.length === 0 && <p className="home-quiet">{text('phoneEmpty')}</p>}
        {home.blocks.map((block) => (
          <Block key={block.id} block={block} at={at} language={language} />
        ))}
      </div>
    </section>
  );
}

interface BlockProps extends Pick<Props, 'at' | 'language'> {
  readonly block: HomeBlock;
}

function Block({ block, at, language }: BlockProps) {
  const words = block.texts.find((one) => one.language === language) ?? block.texts[0];
  const [first] = block.deals;
  if (block.kind === 'collection')
    return (
      <div className="home-block">
        <strong>{words?.title}</strong>
        {words?.text && <p className="home-quiet">{words.text}</p>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as the screen, it scrolls */}
        <ul className="home-row" tabIndex={0} aria-label={words?.title}>
          {block.deals.map((deal) => (
            <li key={deal.id}>
              <Card deal={deal} at={at} />
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <div className={`home-block home-banner home-${block.theme}`}>
      <Picture of={block.picture || block.image ? block : first} />
      <strong className="home-title">{words?.title}</strong>
      {words?.text && <p>{words.text}</p>}
      {block.kind === 'countdown' && first && <Clock deal={first} at={at} />}
      {words?.action && (block.link || first) && <span className="home-action">{words.action}</span>}
    </div>
  );
}

function Card({ deal, at }: { readonly deal: DealSummary; readonly at: string }) {
  const text = useTranslations('storefront');
  const formats = useFormats();
  return (
    <div className="home-card">
      <Picture of={deal} />
      <strong>{deal.title}</strong>
      <div>{formats.money(deal.price)}</div>
      <div className="home-quiet">
        {deal.soldOut ? text('soldOut') : text('left', { count: deal.available })}
      </div>
      <Clock deal={deal} at={at} />
    </div>
  );
}

/** How long it is until the deal begins or ends, from the instant of the visit. */
function Clock({ deal, at }: { readonly deal: DealSummary; readonly at: string }) {
  const text = useTranslations('storefront');
  const locale = useLocale();
  const isAhead = deal.startsAt > at;
  const { words } = remaining(isAhead ? deal.startsAt : deal.endsAt, Date.parse(at), locale);
  return <div className="home-quiet">{text(isAhead ? 'opens' : 'ends', { time: words })}</div>;
}

/** An uploaded picture, or one at another address. One that cannot be loaded leaves no hole. */
function Picture({ of }: { readonly of: Pick<HomeBlock, 'picture' | 'image'> | undefined }) {
  const api = useApiAddress();
  const [failed, setFailed] = useState<string>();
  const address = of?.picture ? sourceAt(of.picture, 480, api) : of?.image;
  if (!address || failed === address) return undefined;
  return (
    <img
      className="home-picture"
      src={address}
      alt={of?.picture?.alt ?? ''}
      onError={() => setFailed(address)}
    />
  );
}

import type { Deal, DealSummary } from '@stampede/mobile-sdk';

/** The facts of a deal that its card shows. A deal of a list has them, and one of the home page. */
export type CardDeal = Pick<
  Deal,
  | 'id'
  | 'title'
  | 'category'
  | 'images'
  | 'pictures'
  | 'price'
  | 'originalPrice'
  | 'startsAt'
  | 'endsAt'
  | 'state'
  | 'soldOut'
  | 'available'
> & { readonly location?: { readonly city: string } };

/** Makes the facts of a card from a deal of the home page. */
export const cardOf = ({ image, picture, city, ...deal }: DealSummary): CardDeal => ({
  ...deal,
  images: image ? [image] : [],
  pictures: picture ? [picture] : [],
  ...(city !== undefined && { location: { city } }),
});

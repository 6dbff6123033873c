/** The seller of deals that admins create without one, as the API knows it (lib/deals/house-seller.ts). */
export const houseSellerId = 'slr_zkfn38grk58sn0vj';

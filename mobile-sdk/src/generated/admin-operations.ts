// Made from openapi.json by npm run generate: do not edit.
import { type Operation, operation } from '../core/operation.ts';
import type {
  CancelDealData,
  CancelDealResponse,
  CreateDealData,
  CreateDealResponse,
  DecideRiskReviewData,
  DecideRiskReviewResponse,
  DisableStaffData,
  DisableStaffResponse,
  EnableStaffData,
  EnableStaffResponse,
  EndDealData,
  EndDealResponse,
  GetAdminDealData,
  GetAdminDealResponse,
  GetFiguresData,
  GetFiguresResponse,
  GetLedgerReportData,
  GetLedgerReportResponse,
  GetPaymentData,
  GetPaymentResponse,
  GetReconciliationData,
  GetReconciliationResponse,
  GetStaffMemberData,
  GetStaffMemberResponse,
  InviteStaffData,
  InviteStaffResponse,
  ListAdminDealsData,
  ListAdminDealsResponse,
  ListAuditEntriesData,
  ListAuditEntriesResponse,
  ListDealBookingsData,
  ListDealBookingsResponse,
  ListDisputesData,
  ListDisputesResponse,
  ListPriceHistoryData,
  ListPriceHistoryResponse,
  ListRiskReviewsData,
  ListRiskReviewsResponse,
  ListStaffData,
  ListStaffResponse,
  PauseDealData,
  PauseDealResponse,
  PublishDealData,
  PublishDealResponse,
  RefundPaymentData,
  RefundPaymentResponse,
  ResumeDealData,
  ResumeDealResponse,
  SetStaffRolesData,
  SetStaffRolesResponse,
  SetStockData,
  SetStockResponse,
  UpdateDealData,
  UpdateDealResponse,
} from './types.gen.ts';

/** What staff did, newest first. */
export const listAuditEntries: Operation<ListAuditEntriesData, ListAuditEntriesResponse> = /* @__PURE__ */ operation(
  'listAuditEntries', 'GET', 'admin/audit', 'staff', 'p',
);

/** The payment of a booking, with refunds, disputes and its lines of the ledger. */
export const getPayment: Operation<GetPaymentData, GetPaymentResponse> = /* @__PURE__ */ operation(
  'getPayment', 'GET', 'admin/bookings/{bookingId}/payment', 'staff', '',
);

/** Give money back, in full or in part. */
export const refundPayment: Operation<RefundPaymentData, RefundPaymentResponse> = /* @__PURE__ */ operation(
  'refundPayment', 'POST', 'admin/bookings/{bookingId}/refunds', 'staff', 'bk',
);

/** Deals in every state, newest first. */
export const listAdminDeals: Operation<ListAdminDealsData, ListAdminDealsResponse> = /* @__PURE__ */ operation(
  'listAdminDeals', 'GET', 'admin/deals', 'staff', 'p',
);

/** Create a deal as a draft. */
export const createDeal: Operation<CreateDealData, CreateDealResponse> = /* @__PURE__ */ operation(
  'createDeal', 'POST', 'admin/deals', 'staff', 'bk',
);

/** One deal, in any state. */
export const getAdminDeal: Operation<GetAdminDealData, GetAdminDealResponse> = /* @__PURE__ */ operation(
  'getAdminDeal', 'GET', 'admin/deals/{dealId}', 'staff', 'e',
);

/** Change a deal. */
export const updateDeal: Operation<UpdateDealData, UpdateDealResponse> = /* @__PURE__ */ operation(
  'updateDeal', 'PATCH', 'admin/deals/{dealId}', 'staff', 'bm',
);

/** The bookings of a deal, newest first. */
export const listDealBookings: Operation<ListDealBookingsData, ListDealBookingsResponse> = /* @__PURE__ */ operation(
  'listDealBookings', 'GET', 'admin/deals/{dealId}/bookings', 'staff', 'p',
);

/** Call the deal off. */
export const cancelDeal: Operation<CancelDealData, CancelDealResponse> = /* @__PURE__ */ operation(
  'cancelDeal', 'POST', 'admin/deals/{dealId}/cancellation', 'staff', 'r',
);

/** End the deal now. */
export const endDeal: Operation<EndDealData, EndDealResponse> = /* @__PURE__ */ operation(
  'endDeal', 'POST', 'admin/deals/{dealId}/ending', 'staff', 'r',
);

/** Orders, outcomes and units by minute. */
export const getFigures: Operation<GetFiguresData, GetFiguresResponse> = /* @__PURE__ */ operation(
  'getFigures', 'GET', 'admin/deals/{dealId}/figures', 'staff', '',
);

/** Stop selling for now. */
export const pauseDeal: Operation<PauseDealData, PauseDealResponse> = /* @__PURE__ */ operation(
  'pauseDeal', 'POST', 'admin/deals/{dealId}/pause', 'staff', 'r',
);

/** The prices a deal has had, newest first. */
export const listPriceHistory: Operation<ListPriceHistoryData, ListPriceHistoryResponse> = /* @__PURE__ */ operation(
  'listPriceHistory', 'GET', 'admin/deals/{dealId}/price-history', 'staff', 'p',
);

/** Publish a draft. */
export const publishDeal: Operation<PublishDealData, PublishDealResponse> = /* @__PURE__ */ operation(
  'publishDeal', 'POST', 'admin/deals/{dealId}/publication', 'staff', 'r',
);

/** Compare the stock with the booking records. */
export const getReconciliation: Operation<GetReconciliationData, GetReconciliationResponse> = /* @__PURE__ */ operation(
  'getReconciliation', 'GET', 'admin/deals/{dealId}/reconciliation', 'staff', '',
);

/** Sell again after a pause. */
export const resumeDeal: Operation<ResumeDealData, ResumeDealResponse> = /* @__PURE__ */ operation(
  'resumeDeal', 'POST', 'admin/deals/{dealId}/resumption', 'staff', 'r',
);

/** Set how many units there are in total. */
export const setStock: Operation<SetStockData, SetStockResponse> = /* @__PURE__ */ operation(
  'setStock', 'PUT', 'admin/deals/{dealId}/stock', 'staff', 'b',
);

/** Payments that banks ask back, newest first. */
export const listDisputes: Operation<ListDisputesData, ListDisputesResponse> = /* @__PURE__ */ operation(
  'listDisputes', 'GET', 'admin/disputes', 'staff', 'p',
);

/** What differed between the ledger and Stripe on a day. */
export const getLedgerReport: Operation<GetLedgerReportData, GetLedgerReportResponse> = /* @__PURE__ */ operation(
  'getLedgerReport', 'GET', 'admin/ledger/reports/{day}', 'staff', '',
);

/** Orders that look like abuse, newest first. */
export const listRiskReviews: Operation<ListRiskReviewsData, ListRiskReviewsResponse> = /* @__PURE__ */ operation(
  'listRiskReviews', 'GET', 'admin/risk-reviews', 'staff', 'p',
);

/** Let an order stay, or cancel it. */
export const decideRiskReview: Operation<DecideRiskReviewData, DecideRiskReviewResponse> = /* @__PURE__ */ operation(
  'decideRiskReview', 'POST', 'admin/risk-reviews/{reviewId}/decision', 'staff', 'b',
);

/** Everybody with a staff account. */
export const listStaff: Operation<ListStaffData, ListStaffResponse> = /* @__PURE__ */ operation(
  'listStaff', 'GET', 'admin/staff', 'staff', 'p',
);

/** Invite somebody to the staff. */
export const inviteStaff: Operation<InviteStaffData, InviteStaffResponse> = /* @__PURE__ */ operation(
  'inviteStaff', 'POST', 'admin/staff', 'staff', 'b',
);

/** One member of staff. */
export const getStaffMember: Operation<GetStaffMemberData, GetStaffMemberResponse> = /* @__PURE__ */ operation(
  'getStaffMember', 'GET', 'admin/staff/{staffId}', 'staff', '',
);

/** Lock a member of staff out. */
export const disableStaff: Operation<DisableStaffData, DisableStaffResponse> = /* @__PURE__ */ operation(
  'disableStaff', 'POST', 'admin/staff/{staffId}/disabling', 'staff', '',
);

/** Let a member of staff in again. */
export const enableStaff: Operation<EnableStaffData, EnableStaffResponse> = /* @__PURE__ */ operation(
  'enableStaff', 'POST', 'admin/staff/{staffId}/enabling', 'staff', '',
);

/** Set what a member of staff may do. */
export const setStaffRoles: Operation<SetStaffRolesData, SetStaffRolesResponse> = /* @__PURE__ */ operation(
  'setStaffRoles', 'PUT', 'admin/staff/{staffId}/roles', 'staff', 'b',
);

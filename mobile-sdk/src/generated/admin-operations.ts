// Made from openapi.json by npm run generate: do not edit.
import type { Operation } from '../core/operation.ts';
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
export const listAuditEntries: Operation<ListAuditEntriesData, ListAuditEntriesResponse> = {
  id: 'listAuditEntries',
  method: 'GET',
  path: '/v1/admin/audit',
  access: 'staff',
  page: true,
  repeatable: true,
};

/** The payment of a booking, with refunds, disputes and its lines of the ledger. */
export const getPayment: Operation<GetPaymentData, GetPaymentResponse> = {
  id: 'getPayment',
  method: 'GET',
  path: '/v1/admin/bookings/{bookingId}/payment',
  access: 'staff',
  repeatable: true,
};

/** Give money back, in full or in part. */
export const refundPayment: Operation<RefundPaymentData, RefundPaymentResponse> = {
  id: 'refundPayment',
  method: 'POST',
  path: '/v1/admin/bookings/{bookingId}/refunds',
  access: 'staff',
  body: true,
  key: true,
  repeatable: true,
};

/** Deals in every state, newest first. */
export const listAdminDeals: Operation<ListAdminDealsData, ListAdminDealsResponse> = {
  id: 'listAdminDeals',
  method: 'GET',
  path: '/v1/admin/deals',
  access: 'staff',
  page: true,
  repeatable: true,
};

/** Create a deal as a draft. */
export const createDeal: Operation<CreateDealData, CreateDealResponse> = {
  id: 'createDeal',
  method: 'POST',
  path: '/v1/admin/deals',
  access: 'staff',
  body: true,
  key: true,
  repeatable: true,
};

/** One deal, in any state. */
export const getAdminDeal: Operation<GetAdminDealData, GetAdminDealResponse> = {
  id: 'getAdminDeal',
  method: 'GET',
  path: '/v1/admin/deals/{dealId}',
  access: 'staff',
  etag: true,
  repeatable: true,
};

/** Change a deal. */
export const updateDeal: Operation<UpdateDealData, UpdateDealResponse> = {
  id: 'updateDeal',
  method: 'PATCH',
  path: '/v1/admin/deals/{dealId}',
  access: 'staff',
  body: true,
  match: true,
};

/** The bookings of a deal, newest first. */
export const listDealBookings: Operation<ListDealBookingsData, ListDealBookingsResponse> = {
  id: 'listDealBookings',
  method: 'GET',
  path: '/v1/admin/deals/{dealId}/bookings',
  access: 'staff',
  page: true,
  repeatable: true,
};

/** Call the deal off. */
export const cancelDeal: Operation<CancelDealData, CancelDealResponse> = {
  id: 'cancelDeal',
  method: 'POST',
  path: '/v1/admin/deals/{dealId}/cancellation',
  access: 'staff',
  repeatable: true,
};

/** End the deal now. */
export const endDeal: Operation<EndDealData, EndDealResponse> = {
  id: 'endDeal',
  method: 'POST',
  path: '/v1/admin/deals/{dealId}/ending',
  access: 'staff',
  repeatable: true,
};

/** Orders, outcomes and units by minute. */
export const getFigures: Operation<GetFiguresData, GetFiguresResponse> = {
  id: 'getFigures',
  method: 'GET',
  path: '/v1/admin/deals/{dealId}/figures',
  access: 'staff',
  repeatable: true,
};

/** Stop selling for now. */
export const pauseDeal: Operation<PauseDealData, PauseDealResponse> = {
  id: 'pauseDeal',
  method: 'POST',
  path: '/v1/admin/deals/{dealId}/pause',
  access: 'staff',
  repeatable: true,
};

/** The prices a deal has had, newest first. */
export const listPriceHistory: Operation<ListPriceHistoryData, ListPriceHistoryResponse> = {
  id: 'listPriceHistory',
  method: 'GET',
  path: '/v1/admin/deals/{dealId}/price-history',
  access: 'staff',
  page: true,
  repeatable: true,
};

/** Publish a draft. */
export const publishDeal: Operation<PublishDealData, PublishDealResponse> = {
  id: 'publishDeal',
  method: 'POST',
  path: '/v1/admin/deals/{dealId}/publication',
  access: 'staff',
  repeatable: true,
};

/** Compare the stock with the booking records. */
export const getReconciliation: Operation<GetReconciliationData, GetReconciliationResponse> = {
  id: 'getReconciliation',
  method: 'GET',
  path: '/v1/admin/deals/{dealId}/reconciliation',
  access: 'staff',
  repeatable: true,
};

/** Sell again after a pause. */
export const resumeDeal: Operation<ResumeDealData, ResumeDealResponse> = {
  id: 'resumeDeal',
  method: 'POST',
  path: '/v1/admin/deals/{dealId}/resumption',
  access: 'staff',
  repeatable: true,
};

/** Set how many units there are in total. */
export const setStock: Operation<SetStockData, SetStockResponse> = {
  id: 'setStock',
  method: 'PUT',
  path: '/v1/admin/deals/{dealId}/stock',
  access: 'staff',
  body: true,
  repeatable: true,
};

/** Payments that banks ask back, newest first. */
export const listDisputes: Operation<ListDisputesData, ListDisputesResponse> = {
  id: 'listDisputes',
  method: 'GET',
  path: '/v1/admin/disputes',
  access: 'staff',
  page: true,
  repeatable: true,
};

/** What differed between the ledger and Stripe on a day. */
export const getLedgerReport: Operation<GetLedgerReportData, GetLedgerReportResponse> = {
  id: 'getLedgerReport',
  method: 'GET',
  path: '/v1/admin/ledger/reports/{day}',
  access: 'staff',
  repeatable: true,
};

/** Orders that look like abuse, newest first. */
export const listRiskReviews: Operation<ListRiskReviewsData, ListRiskReviewsResponse> = {
  id: 'listRiskReviews',
  method: 'GET',
  path: '/v1/admin/risk-reviews',
  access: 'staff',
  page: true,
  repeatable: true,
};

/** Let an order stay, or cancel it. */
export const decideRiskReview: Operation<DecideRiskReviewData, DecideRiskReviewResponse> = {
  id: 'decideRiskReview',
  method: 'POST',
  path: '/v1/admin/risk-reviews/{reviewId}/decision',
  access: 'staff',
  body: true,
};

/** Everybody with a staff account. */
export const listStaff: Operation<ListStaffData, ListStaffResponse> = {
  id: 'listStaff',
  method: 'GET',
  path: '/v1/admin/staff',
  access: 'staff',
  page: true,
  repeatable: true,
};

/** Invite somebody to the staff. */
export const inviteStaff: Operation<InviteStaffData, InviteStaffResponse> = {
  id: 'inviteStaff',
  method: 'POST',
  path: '/v1/admin/staff',
  access: 'staff',
  body: true,
};

/** One member of staff. */
export const getStaffMember: Operation<GetStaffMemberData, GetStaffMemberResponse> = {
  id: 'getStaffMember',
  method: 'GET',
  path: '/v1/admin/staff/{staffId}',
  access: 'staff',
  repeatable: true,
};

/** Lock a member of staff out. */
export const disableStaff: Operation<DisableStaffData, DisableStaffResponse> = {
  id: 'disableStaff',
  method: 'POST',
  path: '/v1/admin/staff/{staffId}/disabling',
  access: 'staff',
};

/** Let a member of staff in again. */
export const enableStaff: Operation<EnableStaffData, EnableStaffResponse> = {
  id: 'enableStaff',
  method: 'POST',
  path: '/v1/admin/staff/{staffId}/enabling',
  access: 'staff',
};

/** Set what a member of staff may do. */
export const setStaffRoles: Operation<SetStaffRolesData, SetStaffRolesResponse> = {
  id: 'setStaffRoles',
  method: 'PUT',
  path: '/v1/admin/staff/{staffId}/roles',
  access: 'staff',
  body: true,
  repeatable: true,
};

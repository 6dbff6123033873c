// Made from openapi.json by npm run generate: do not edit.
import type { Operation } from '../core/operation.ts';
import type { CallOptions, Keyed, Matched, Readable } from '../core/options.ts';
import type { Page, Pages } from '../core/pages.ts';
import {
  cancelDeal,
  createDeal,
  createSeller,
  decideApproval,
  decideRiskReview,
  disableStaff,
  enableStaff,
  endDeal,
  getAdminDeal,
  getApproval,
  getAttendeeExport,
  getFigures,
  getLedgerReport,
  getPayment,
  getReconciliation,
  getSeller,
  getStaffMember,
  getSwitches,
  inviteStaff,
  inviteStaffAgain,
  listAdminDeals,
  listApprovals,
  listAttendees,
  listAuditEntries,
  listDealBookings,
  listDisputes,
  listFailedRefunds,
  listPriceHistory,
  listRevenue,
  listRiskReviews,
  listSellerMembers,
  listSellers,
  listStaff,
  pauseDeal,
  publishDeal,
  refundPayment,
  removeSellerMember,
  requestAttendeeExport,
  resolveRefund,
  resumeDeal,
  searchBookings,
  searchContacts,
  setSellerMember,
  setStaffRoles,
  setStock,
  signStaffOut,
  updateDeal,
  updateSeller,
  updateSwitches,
} from './admin-operations.ts';
import {
  cancelBooking,
  getBooking,
  getContact,
} from './operations.ts';
import type {
  CancelBookingData,
  CancelBookingResponse,
  CancelDealData,
  CancelDealResponse,
  CreateDealData,
  CreateDealResponse,
  CreateSellerData,
  CreateSellerResponse,
  DecideApprovalData,
  DecideApprovalResponse,
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
  GetApprovalData,
  GetApprovalResponse,
  GetAttendeeExportData,
  GetAttendeeExportResponse,
  GetBookingData,
  GetBookingResponse,
  GetContactData,
  GetContactResponse,
  GetFiguresData,
  GetFiguresResponse,
  GetLedgerReportData,
  GetLedgerReportResponse,
  GetPaymentData,
  GetPaymentResponse,
  GetReconciliationData,
  GetReconciliationResponse,
  GetSellerData,
  GetSellerResponse,
  GetStaffMemberData,
  GetStaffMemberResponse,
  GetSwitchesResponse,
  InviteStaffAgainData,
  InviteStaffAgainResponse,
  InviteStaffData,
  InviteStaffResponse,
  ListAdminDealsData,
  ListAdminDealsResponse,
  ListApprovalsData,
  ListApprovalsResponse,
  ListAttendeesData,
  ListAttendeesResponse,
  ListAuditEntriesData,
  ListAuditEntriesResponse,
  ListDealBookingsData,
  ListDealBookingsResponse,
  ListDisputesData,
  ListDisputesResponse,
  ListFailedRefundsData,
  ListFailedRefundsResponse,
  ListPriceHistoryData,
  ListPriceHistoryResponse,
  ListRevenueData,
  ListRevenueResponse,
  ListRiskReviewsData,
  ListRiskReviewsResponse,
  ListSellerMembersData,
  ListSellerMembersResponse,
  ListSellersData,
  ListSellersResponse,
  ListStaffData,
  ListStaffResponse,
  PauseDealData,
  PauseDealResponse,
  PublishDealData,
  PublishDealResponse,
  RefundPaymentData,
  RefundPaymentResponse,
  RemoveSellerMemberData,
  RemoveSellerMemberResponse,
  RequestAttendeeExportData,
  RequestAttendeeExportResponse,
  ResolveRefundData,
  ResolveRefundResponse,
  ResumeDealData,
  ResumeDealResponse,
  SearchBookingsData,
  SearchBookingsResponse,
  SearchContactsData,
  SearchContactsResponse,
  SetSellerMemberData,
  SetSellerMemberResponse,
  SetStaffRolesData,
  SetStaffRolesResponse,
  SetStockData,
  SetStockResponse,
  SignStaffOutData,
  SignStaffOutResponse,
  UpdateDealData,
  UpdateDealResponse,
  UpdateSellerData,
  UpdateSellerResponse,
  UpdateSwitchesData,
  UpdateSwitchesResponse,
} from './types.gen.ts';

export interface AdminApprovals {
  /** What waits for a colleague’s approval, newest first. Where the stage asks for four eyes. A request stands for 24 hours; those that ran out are not in the list of what is pending. */
  list(query?: ListApprovalsData['query'], options?: Readable<Page<ListApprovalsResponse['items'][number]>>): Pages<ListApprovalsResponse['items'][number]>;
  /** One request for approval. For support and admins; a seller sees their own. */
  get(approvalId: GetApprovalData['path']['approvalId'], options?: Readable<GetApprovalResponse>): Promise<GetApprovalResponse>;
  /** Approve what a colleague asks, or refuse it. Never for oneself, and only by who has the role at this moment, whatever their token says: refunds by support and admins, all else by admins. Once approved, the one who asked sends their request again, with the same key, and it is done, once. The same decision again answers the same, so a repeated call is safe. Needs a sign-in not older than 15 minutes. */
  decide(approvalId: DecideApprovalData['path']['approvalId'], body: DecideApprovalData['body'], options?: CallOptions): Promise<DecideApprovalResponse>;
}

export interface AdminAuditEntries {
  /** What staff did, newest first. Filters may be combined. A page can be shorter than asked for while `nextCursor` says that there is more. */
  list(query?: ListAuditEntriesData['query'], options?: Readable<Page<ListAuditEntriesResponse['items'][number]>>): Pages<ListAuditEntriesResponse['items'][number]>;
}

export interface AdminBookings {
  /** Find bookings, newest first. By one of `bookingId`, `buyerId` and `dealId`, narrowed by the others; without any, over the whole house: then `from` is at most 31 days before `to`, and a week when left out. A seller finds bookings of their own deals, and names one of the three. A page may be shorter than asked for, or empty, and still have a nextCursor. */
  search(query?: SearchBookingsData['query'], options?: Readable<Page<SearchBookingsResponse['items'][number]>>): Pages<SearchBookingsResponse['items'][number]>;
  /** One booking. For its owner; for support and admins; for the seller of its deal. */
  get(bookingId: GetBookingData['path']['bookingId'], options?: Readable<GetBookingResponse>): Promise<GetBookingResponse>;
  /** Cancel a booking and return its units. What was paid goes back by the cancellation policy of the deal; where that gives nothing, a paid booking cannot be cancelled. A cancelled booking answers again as it is, so a repeated call is safe. Staff who cancel what is paid give money back: above the limits of the stage with a recent sign-in, or a colleague’s approval. */
  cancel(bookingId: CancelBookingData['path']['bookingId'], options?: CallOptions): Promise<CancelBookingResponse>;
  /** The contact of a booking, as its buyer gave it. For its owner; for support and admins, and for the seller of its deal: the audit says that they read it. */
  contact(bookingId: GetContactData['path']['bookingId'], options?: Readable<GetContactResponse>): Promise<GetContactResponse>;
}

export interface AdminPayments {
  /** The payment of a booking, with refunds, disputes and its lines of the ledger. For support and admins; for the seller of its deal. */
  get(bookingId: GetPaymentData['path']['bookingId'], options?: Readable<GetPaymentResponse>): Promise<GetPaymentResponse>;
  /** Give money back, in full or in part. Whatever the deal’s policy says. Never more than was taken. When all of it goes back the booking is `refunded`; its units go back by choice. Above the limits of the stage, over all refunds of the booking and over all that the member of staff gives back in a day, it needs a recent sign-in, and above others a colleague’s approval. */
  refund(bookingId: RefundPaymentData['path']['bookingId'], body: RefundPaymentData['body'], options?: Keyed): Promise<RefundPaymentResponse>;
}

export interface AdminRefunds {
  /** Try a failed refund again, or say that it was settled elsewhere. What is settled elsewhere counts as given back, and is entered into the ledger as paid by us outside of Stripe. Above the limits of the stage, over all refunds of the booking and over all that the member of staff gives back in a day, it needs a recent sign-in, and above others a colleague’s approval. */
  resolve(bookingId: ResolveRefundData['path']['bookingId'], refundId: ResolveRefundData['path']['refundId'], body: ResolveRefundData['body'], options?: Keyed): Promise<ResolveRefundResponse>;
}

export interface AdminContacts {
  /** Find bookings by the buyer’s e-mail address. A POST, so that the address is in no log of addresses. A seller finds bookings of their own deals. The audit says that somebody searched, not for whom. */
  search(body: SearchContactsData['body'], options?: CallOptions): Promise<SearchContactsResponse>;
}

export interface AdminDeals {
  /** Deals in every state, newest first. A seller sees their own. Admins and support see all, or those of one seller. `externalId` finds the one deal that has it, of that seller or of the house. */
  list(query?: ListAdminDealsData['query'], options?: Readable<Page<ListAdminDealsResponse['items'][number]>>): Pages<ListAdminDealsResponse['items'][number]>;
  /** Create a deal as a draft. Nobody sees it before it is published, and it may still be changed as a whole. A seller creates deals of their own; an admin of the house, or of the seller whom `sellerId` names. */
  create(body: CreateDealData['body'], options?: Keyed): Promise<CreateDealResponse>;
  /** One deal, in any state. With its ETag, which a change has to name as If-Match. */
  get(dealId: GetAdminDealData['path']['dealId'], options?: Readable<GetAdminDealResponse>): Promise<GetAdminDealResponse>;
  /** Change a deal. An ended or cancelled deal stays as it is. A new price applies to orders decided from then on. Once the deal is published, another price or cancellation policy needs a recent sign-in and, where the stage says so, another price a colleague’s approval. */
  update(dealId: UpdateDealData['path']['dealId'], body: UpdateDealData['body'], options: Matched): Promise<UpdateDealResponse>;
  /** The attendees of a deal, newest first. Bookings with the contact that their buyers gave. The audit says that somebody read it. */
  attendees(dealId: ListAttendeesData['path']['dealId'], query?: ListAttendeesData['query'], options?: Readable<Page<ListAttendeesResponse['items'][number]>>): Pages<ListAttendeesResponse['items'][number]>;
  /** The bookings of a deal, newest first. What buyers ordered, as staff see it: it follows the orders within seconds, also in a rush. */
  bookings(dealId: ListDealBookingsData['path']['dealId'], query?: ListDealBookingsData['query'], options?: Readable<Page<ListDealBookingsResponse['items'][number]>>): Pages<ListDealBookingsResponse['items'][number]>;
  /** Call the deal off. In any state, one that has ended too. It disappears from the public, what is held for it ends, and everybody gets back what they paid, whatever its policy says. Once units are held or sold it needs a recent sign-in, and above the limit of the stage for refunds a colleague’s approval. */
  cancel(dealId: CancelDealData['path']['dealId'], options?: CallOptions): Promise<CancelDealResponse>;
  /** End the deal now. It sells nothing more; bookings stay. */
  end(dealId: EndDealData['path']['dealId'], options?: CallOptions): Promise<EndDealResponse>;
  /** Orders, units and money of a deal. Counted from events and from the ledger, each once; some seconds behind. Revenue is by currency and by day (UTC). */
  figures(dealId: GetFiguresData['path']['dealId'], options?: Readable<GetFiguresResponse>): Promise<GetFiguresResponse>;
  /** Stop selling for now. Orders are refused until the deal resumes; its window runs on. */
  pause(dealId: PauseDealData['path']['dealId'], options?: CallOptions): Promise<PauseDealResponse>;
  /** The prices a deal has had, newest first. Each with the time from which it held. */
  priceHistory(dealId: ListPriceHistoryData['path']['dealId'], query?: ListPriceHistoryData['query'], options?: Readable<Page<ListPriceHistoryResponse['items'][number]>>): Pages<ListPriceHistoryResponse['items'][number]>;
  /** Publish a draft. It becomes scheduled, or live when its window is open. */
  publish(dealId: PublishDealData['path']['dealId'], options?: CallOptions): Promise<PublishDealResponse>;
  /** Compare the stock with the booking records. Counted from the records, not from a counter; exact once the stream of changes has drained. */
  reconciliation(dealId: GetReconciliationData['path']['dealId'], options?: Readable<GetReconciliationResponse>): Promise<GetReconciliationResponse>;
  /** Sell again after a pause. The deal is live again while its window is open. */
  resume(dealId: ResumeDealData['path']['dealId'], options?: CallOptions): Promise<ResumeDealResponse>;
  /** Set how many units there are in total. Units that are claimed, held or sold stay: set the total to their number to stop selling. It may be less than the limit per customer. */
  setStock(dealId: SetStockData['path']['dealId'], body: SetStockData['body'], options?: CallOptions): Promise<SetStockResponse>;
}

export interface AdminAttendeeExports {
  /** Ask for a list of attendees, as CSV. Prepared in the background; read it at its Location. The file is deleted after 24 hours. Cells that a spreadsheet would take for a formula begin with an apostrophe, phone numbers among them. Where the stage says so, a colleague approves it first. Needs a sign-in not older than 15 minutes. */
  request(dealId: RequestAttendeeExportData['path']['dealId'], body: RequestAttendeeExportData['body'], options?: Keyed): Promise<RequestAttendeeExportResponse>;
  /** A list of attendees, with a link to its file. The link lives for 15 minutes. The audit says who was given one. Needs a sign-in not older than 15 minutes. */
  get(dealId: GetAttendeeExportData['path']['dealId'], attendeeExportId: GetAttendeeExportData['path']['attendeeExportId'], options?: Readable<GetAttendeeExportResponse>): Promise<GetAttendeeExportResponse>;
}

export interface AdminDisputes {
  /** Payments that banks ask back, newest first. As Stripe’s events tell them. Evidence is given in Stripe’s dashboard; the payment of a booking shows what moved. */
  list(query?: ListDisputesData['query'], options?: Readable<Page<ListDisputesResponse['items'][number]>>): Pages<ListDisputesResponse['items'][number]>;
}

export interface AdminLedgerReports {
  /** What differed between the ledger and Stripe on a day. Made each night for the day before (UTC). */
  get(day: GetLedgerReportData['path']['day'], options?: Readable<GetLedgerReportResponse>): Promise<GetLedgerReportResponse>;
}

export interface AdminFailedRefunds {
  /** Refunds that failed, newest first. Stripe refused them, or a bank sent them back: their buyers still wait, until somebody tries again or gives the money back in another way. */
  list(query?: ListFailedRefundsData['query'], options?: Readable<Page<ListFailedRefundsResponse['items'][number]>>): Pages<ListFailedRefundsResponse['items'][number]>;
}

export interface AdminRevenue {
  /** The money of all deals by day, newest first. A seller sees their own deals. Admins and support see those of the house, or of one seller. Days are UTC; a day has a line for each currency. Amounts are in minor units, so those of one currency add up. */
  list(query?: ListRevenueData['query'], options?: Readable<Page<ListRevenueResponse['items'][number]>>): Pages<ListRevenueResponse['items'][number]>;
}

export interface AdminRiskReviews {
  /** Orders that look like abuse, newest first. They proceed as any other; whoever looks at one says whether it may stay. */
  list(query?: ListRiskReviewsData['query'], options?: Readable<Page<ListRiskReviewsResponse['items'][number]>>): Pages<ListRiskReviewsResponse['items'][number]>;
  /** Let an order stay, or cancel it. A rejection cancels the booking, returns its units, and gives back all that was paid, whatever the deal’s policy says: above the limits of the stage only with a recent sign-in, or a colleague’s approval, as any refund by staff. What is redeemed or disputed stays (`invalid_state`). The same decision again answers the same, so a repeated call is safe. */
  decide(riskReviewId: DecideRiskReviewData['path']['riskReviewId'], body: DecideRiskReviewData['body'], options?: CallOptions): Promise<DecideRiskReviewResponse>;
}

export interface AdminSellers {
  /** All sellers, newest first. A seller that was just created may be missing for a second. */
  list(query?: ListSellersData['query'], options?: Readable<Page<ListSellersResponse['items'][number]>>): Pages<ListSellersResponse['items'][number]>;
  /** Create a seller. A seller has no members at first: add them with `setSellerMember`. */
  create(body: CreateSellerData['body'], options?: Keyed): Promise<CreateSellerResponse>;
  /** One seller. Members of a seller read their own seller; another one answers `not_found`. */
  get(sellerId: GetSellerData['path']['sellerId'], options?: Readable<GetSellerResponse>): Promise<GetSellerResponse>;
  /** Change a seller. Fields left out stay as they are. Owners change their own seller, admins every seller. */
  update(sellerId: UpdateSellerData['path']['sellerId'], body: UpdateSellerData['body'], options: Matched): Promise<UpdateSellerResponse>;
}

export interface AdminSellerMembers {
  /** The members of a seller, oldest first. A change shows here within a second or two. */
  list(sellerId: ListSellerMembersData['path']['sellerId'], query?: ListSellerMembersData['query'], options?: Readable<Page<ListSellerMembersResponse['items'][number]>>): Pages<ListSellerMembersResponse['items'][number]>;
  /** Add a member to a seller, or change their role in it. It counts from the next request of the member. They also need the staff role `seller`. A member of staff works for one seller at most: remove them from the other one first. Needs a sign-in not older than 15 minutes. */
  set(sellerId: SetSellerMemberData['path']['sellerId'], staffId: SetSellerMemberData['path']['staffId'], body: SetSellerMemberData['body'], options?: CallOptions): Promise<SetSellerMemberResponse>;
  /** Remove a member from a seller. They may do nothing more for the seller from their next request on. Removing somebody who is no member changes nothing. Needs a sign-in not older than 15 minutes. */
  remove(sellerId: RemoveSellerMemberData['path']['sellerId'], staffId: RemoveSellerMemberData['path']['staffId'], options?: CallOptions): Promise<RemoveSellerMemberResponse>;
}

export interface AdminStaff {
  /** Everybody with a staff account. With their roles, and whether they are invited, active or locked out. */
  list(query?: ListStaffData['query'], options?: Readable<Page<ListStaffResponse['items'][number]>>): Pages<ListStaffResponse['items'][number]>;
  /** Invite somebody to the staff. They get an e-mail with a password for three days, choose their own at the first sign-in and set up an authenticator app. An address can have one account, so a repeated call invites nobody twice: it answers `email_taken`. Needs a sign-in not older than 15 minutes. */
  invite(body: InviteStaffData['body'], options?: CallOptions): Promise<InviteStaffResponse>;
  /** One member of staff. With their roles, and whether they are invited, active or locked out. */
  get(staffId: GetStaffMemberData['path']['staffId'], options?: Readable<GetStaffMemberResponse>): Promise<GetStaffMemberResponse>;
  /** Lock a member of staff out. They cannot sign in or refresh a token from now on, and the tokens they have count no more. Nobody can lock out themselves, nor the last admin. Needs a sign-in not older than 15 minutes. */
  disable(staffId: DisableStaffData['path']['staffId'], options?: CallOptions): Promise<DisableStaffResponse>;
  /** Let a member of staff in again. Needs a sign-in not older than 15 minutes. */
  enable(staffId: EnableStaffData['path']['staffId'], options?: CallOptions): Promise<EnableStaffResponse>;
  /** Set what a member of staff may do. Only for who is an admin at this moment, whatever their token says, as are all changes of the staff. When a role is taken, the tokens that say it count no more: a refreshed one does. Nobody can take the admin role from themselves, nor from the last admin; invitations that nobody accepted do not count. Needs a sign-in not older than 15 minutes. */
  setRoles(staffId: SetStaffRolesData['path']['staffId'], body: SetStaffRolesData['body'], options?: CallOptions): Promise<SetStaffRolesResponse>;
}

export interface AdminStaffAgains {
  /** Send an invitation again. To somebody who has not accepted theirs: another e-mail with another password for three days, and the one before is void. Needs a sign-in not older than 15 minutes. */
  invite(staffId: InviteStaffAgainData['path']['staffId'], options?: CallOptions): Promise<InviteStaffAgainResponse>;
}

export interface AdminStaffOuts {
  /** Sign a member of staff out everywhere. For a device that was lost: no token is refreshed, and those out there count no more. They may sign in again. There is no list of sessions to choose from. Needs a sign-in not older than 15 minutes. */
  sign(staffId: SignStaffOutData['path']['staffId'], options?: CallOptions): Promise<SignStaffOutResponse>;
}

export interface AdminSwitches {
  /** What is switched off. With the addresses that are blocked now. Its ETag is for `updateSwitches`. */
  get(options?: Readable<GetSwitchesResponse>): Promise<GetSwitchesResponse>;
  /** Switch something off, or on again. Guests, one-click orders, sockets, a seller, an address. It is everywhere within ten seconds. Staff who sign in are never blocked by their address. Needs a sign-in not older than 15 minutes. */
  update(body: UpdateSwitchesData['body'], options: Matched): Promise<UpdateSwitchesResponse>;
}

export interface AdminResources {
  readonly approvals: AdminApprovals;
  readonly auditEntries: AdminAuditEntries;
  readonly bookings: AdminBookings;
  readonly payments: AdminPayments;
  readonly refunds: AdminRefunds;
  readonly contacts: AdminContacts;
  readonly deals: AdminDeals;
  readonly attendeeExports: AdminAttendeeExports;
  readonly disputes: AdminDisputes;
  readonly ledgerReports: AdminLedgerReports;
  readonly failedRefunds: AdminFailedRefunds;
  readonly revenue: AdminRevenue;
  readonly riskReviews: AdminRiskReviews;
  readonly sellers: AdminSellers;
  readonly sellerMembers: AdminSellerMembers;
  readonly staff: AdminStaff;
  readonly staffAgains: AdminStaffAgains;
  readonly staffOuts: AdminStaffOuts;
  readonly switches: AdminSwitches;
}

/** The operations behind them, each of which knows its name. @internal */
export const adminOperations: readonly Operation[] = [
  cancelBooking,
  cancelDeal,
  createDeal,
  createSeller,
  decideApproval,
  decideRiskReview,
  disableStaff,
  enableStaff,
  endDeal,
  getAdminDeal,
  getApproval,
  getAttendeeExport,
  getBooking,
  getContact,
  getFigures,
  getLedgerReport,
  getPayment,
  getReconciliation,
  getSeller,
  getStaffMember,
  getSwitches,
  inviteStaff,
  inviteStaffAgain,
  listAdminDeals,
  listApprovals,
  listAttendees,
  listAuditEntries,
  listDealBookings,
  listDisputes,
  listFailedRefunds,
  listPriceHistory,
  listRevenue,
  listRiskReviews,
  listSellerMembers,
  listSellers,
  listStaff,
  pauseDeal,
  publishDeal,
  refundPayment,
  removeSellerMember,
  requestAttendeeExport,
  resolveRefund,
  resumeDeal,
  searchBookings,
  searchContacts,
  setSellerMember,
  setStaffRoles,
  setStock,
  signStaffOut,
  updateDeal,
  updateSeller,
  updateSwitches,
];

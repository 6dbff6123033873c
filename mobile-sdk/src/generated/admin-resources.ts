// Made from openapi.json by npm run generate: do not edit.
import type { Operation } from '../core/operation.ts';
import type { CallOptions, Keyed, Matched, Readable } from '../core/options.ts';
import type { Page, Pages } from '../core/pages.ts';
import {
  addDealImportLines,
  addOutsideCalendar,
  archiveResource,
  archiveService,
  blockCustomer,
  cancelDeal,
  createDeal,
  createDealImport,
  createResource,
  createResourceFeed,
  createSeller,
  createService,
  decideApproval,
  decideRiskReview,
  disableStaff,
  discardDeadLetters,
  enableStaff,
  endDeal,
  extendHold,
  fetchWebhookEvent,
  finishImageUpload,
  getAdminDeal,
  getAdminService,
  getApproval,
  getAttendeeExport,
  getCustomerDeletion,
  getCustomerExport,
  getDeadLetterQueues,
  getDeadLetters,
  getDealImport,
  getDoorList,
  getDropFigures,
  getFigures,
  getHealth,
  getLedgerComparison,
  getLedgerReport,
  getPayment,
  getReconciliation,
  getReport,
  getResource,
  getSeller,
  getSetup,
  getStaffMember,
  getStock,
  getStockCheck,
  getStorefrontDraft,
  getStorefrontVersion,
  getSwitches,
  getWebhookEvent,
  getWorkCounts,
  inviteStaff,
  inviteStaffAgain,
  linkGuestBookings,
  listAdminDeals,
  listAdminServices,
  listApprovals,
  listAttendees,
  listAuditEntries,
  listDealBookings,
  listDealImportLines,
  listDealImports,
  listDealWaitingList,
  listDisputes,
  listFailedRefunds,
  listLedgerReports,
  listOutsideCalendars,
  listOutsideConflicts,
  listPriceHistory,
  listResourceFeeds,
  listResources,
  listRevenue,
  listRiskReviews,
  listSellerMembers,
  listSellers,
  listStaff,
  listStockChecks,
  listStockRuns,
  listStorefrontVersions,
  listViews,
  listWebhookEvents,
  pauseDeal,
  previewStockRepair,
  previewStorefront,
  publishDeal,
  publishService,
  publishStorefront,
  readCustomer,
  redeemBooking,
  redriveDeadLetters,
  refundPayment,
  removeFromWaitingList,
  removeOutsideCalendar,
  removeResourceFeed,
  removeSellerMember,
  removeView,
  replayWebhookEvent,
  requestAttendeeExport,
  requestCustomerDeletion,
  requestCustomerExport,
  resolveRefund,
  restoreStorefrontVersion,
  resumeDeal,
  rotateResourceFeed,
  runLedgerRepair,
  runStockCheck,
  runStockRepair,
  runWebhookCatchUp,
  runWebhookReplay,
  saveStorefrontDraft,
  saveView,
  searchBookings,
  searchContacts,
  searchCustomers,
  setSellerMember,
  setStaffRoles,
  setStock,
  signCustomerOut,
  signStaffOut,
  startDealImport,
  startImageUpload,
  stopDealImport,
  unblockCustomer,
  undoRedemption,
  updateDeal,
  updateResource,
  updateSeller,
  updateService,
  updateSwitches,
  uploadRedemptions,
  withdrawStorefrontVersion,
} from './admin-operations.ts';
import {
  cancelBooking,
  getBooking,
  getContact,
  rescheduleBooking,
} from './operations.ts';
import type {
  AddDealImportLinesData,
  AddDealImportLinesResponse,
  AddOutsideCalendarData,
  AddOutsideCalendarResponse,
  ArchiveResourceData,
  ArchiveResourceResponse,
  ArchiveServiceData,
  ArchiveServiceResponse,
  BlockCustomerData,
  BlockCustomerResponse,
  CancelBookingData,
  CancelBookingResponse,
  CancelDealData,
  CancelDealResponse,
  CreateDealData,
  CreateDealImportData,
  CreateDealImportResponse,
  CreateDealResponse,
  CreateResourceData,
  CreateResourceFeedData,
  CreateResourceFeedResponse,
  CreateResourceResponse,
  CreateSellerData,
  CreateSellerResponse,
  CreateServiceData,
  CreateServiceResponse,
  DecideApprovalData,
  DecideApprovalResponse,
  DecideRiskReviewData,
  DecideRiskReviewResponse,
  DisableStaffData,
  DisableStaffResponse,
  DiscardDeadLettersData,
  DiscardDeadLettersResponse,
  EnableStaffData,
  EnableStaffResponse,
  EndDealData,
  EndDealResponse,
  ExtendHoldData,
  ExtendHoldResponse,
  FetchWebhookEventData,
  FetchWebhookEventResponse,
  FinishImageUploadData,
  FinishImageUploadResponse,
  GetAdminDealData,
  GetAdminDealResponse,
  GetAdminServiceData,
  GetAdminServiceResponse,
  GetApprovalData,
  GetApprovalResponse,
  GetAttendeeExportData,
  GetAttendeeExportResponse,
  GetBookingData,
  GetBookingResponse,
  GetContactData,
  GetContactResponse,
  GetCustomerDeletionData,
  GetCustomerDeletionResponse,
  GetCustomerExportData,
  GetCustomerExportResponse,
  GetDeadLetterQueuesResponse,
  GetDeadLettersData,
  GetDeadLettersResponse,
  GetDealImportData,
  GetDealImportResponse,
  GetDoorListData,
  GetDoorListResponse,
  GetDropFiguresData,
  GetDropFiguresResponse,
  GetFiguresData,
  GetFiguresResponse,
  GetHealthResponse,
  GetLedgerComparisonData,
  GetLedgerComparisonResponse,
  GetLedgerReportData,
  GetLedgerReportResponse,
  GetPaymentData,
  GetPaymentResponse,
  GetReconciliationData,
  GetReconciliationResponse,
  GetReportData,
  GetReportResponse,
  GetResourceData,
  GetResourceResponse,
  GetSellerData,
  GetSellerResponse,
  GetSetupResponse,
  GetStaffMemberData,
  GetStaffMemberResponse,
  GetStockCheckData,
  GetStockCheckResponse,
  GetStockData,
  GetStockResponse,
  GetStorefrontDraftResponse,
  GetStorefrontVersionData,
  GetStorefrontVersionResponse,
  GetSwitchesResponse,
  GetWebhookEventData,
  GetWebhookEventResponse,
  GetWorkCountsResponse,
  InviteStaffAgainData,
  InviteStaffAgainResponse,
  InviteStaffData,
  InviteStaffResponse,
  LinkGuestBookingsData,
  LinkGuestBookingsResponse,
  ListAdminDealsData,
  ListAdminDealsResponse,
  ListAdminServicesData,
  ListAdminServicesResponse,
  ListApprovalsData,
  ListApprovalsResponse,
  ListAttendeesData,
  ListAttendeesResponse,
  ListAuditEntriesData,
  ListAuditEntriesResponse,
  ListDealBookingsData,
  ListDealBookingsResponse,
  ListDealImportLinesData,
  ListDealImportLinesResponse,
  ListDealImportsData,
  ListDealImportsResponse,
  ListDealWaitingListData,
  ListDealWaitingListResponse,
  ListDisputesData,
  ListDisputesResponse,
  ListFailedRefundsData,
  ListFailedRefundsResponse,
  ListLedgerReportsData,
  ListLedgerReportsResponse,
  ListOutsideCalendarsData,
  ListOutsideCalendarsResponse,
  ListOutsideConflictsData,
  ListOutsideConflictsResponse,
  ListPriceHistoryData,
  ListPriceHistoryResponse,
  ListResourceFeedsData,
  ListResourceFeedsResponse,
  ListResourcesData,
  ListResourcesResponse,
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
  ListStockChecksData,
  ListStockChecksResponse,
  ListStockRunsData,
  ListStockRunsResponse,
  ListStorefrontVersionsData,
  ListStorefrontVersionsResponse,
  ListViewsResponse,
  ListWebhookEventsData,
  ListWebhookEventsResponse,
  PauseDealData,
  PauseDealResponse,
  PreviewStockRepairData,
  PreviewStockRepairResponse,
  PreviewStorefrontData,
  PreviewStorefrontResponse,
  PublishDealData,
  PublishDealResponse,
  PublishServiceData,
  PublishServiceResponse,
  PublishStorefrontData,
  PublishStorefrontResponse,
  ReadCustomerData,
  ReadCustomerResponse,
  RedeemBookingData,
  RedeemBookingResponse,
  RedriveDeadLettersData,
  RedriveDeadLettersResponse,
  RefundPaymentData,
  RefundPaymentResponse,
  RemoveFromWaitingListData,
  RemoveFromWaitingListResponse,
  RemoveOutsideCalendarData,
  RemoveOutsideCalendarResponse,
  RemoveResourceFeedData,
  RemoveResourceFeedResponse,
  RemoveSellerMemberData,
  RemoveSellerMemberResponse,
  RemoveViewData,
  RemoveViewResponse,
  ReplayWebhookEventData,
  ReplayWebhookEventResponse,
  RequestAttendeeExportData,
  RequestAttendeeExportResponse,
  RequestCustomerDeletionData,
  RequestCustomerDeletionResponse,
  RequestCustomerExportData,
  RequestCustomerExportResponse,
  RescheduleBookingData,
  RescheduleBookingResponse,
  ResolveRefundData,
  ResolveRefundResponse,
  RestoreStorefrontVersionData,
  RestoreStorefrontVersionResponse,
  ResumeDealData,
  ResumeDealResponse,
  RotateResourceFeedData,
  RotateResourceFeedResponse,
  RunLedgerRepairData,
  RunLedgerRepairResponse,
  RunStockCheckData,
  RunStockCheckResponse,
  RunStockRepairData,
  RunStockRepairResponse,
  RunWebhookCatchUpData,
  RunWebhookCatchUpResponse,
  RunWebhookReplayData,
  RunWebhookReplayResponse,
  SaveStorefrontDraftData,
  SaveStorefrontDraftResponse,
  SaveViewData,
  SaveViewResponse,
  SearchBookingsData,
  SearchBookingsResponse,
  SearchContactsData,
  SearchContactsResponse,
  SearchCustomersData,
  SearchCustomersResponse,
  SetSellerMemberData,
  SetSellerMemberResponse,
  SetStaffRolesData,
  SetStaffRolesResponse,
  SetStockData,
  SetStockResponse,
  SignCustomerOutData,
  SignCustomerOutResponse,
  SignStaffOutData,
  SignStaffOutResponse,
  StartDealImportData,
  StartDealImportResponse,
  StartImageUploadData,
  StartImageUploadResponse,
  StopDealImportData,
  StopDealImportResponse,
  UnblockCustomerData,
  UnblockCustomerResponse,
  UndoRedemptionData,
  UndoRedemptionResponse,
  UpdateDealData,
  UpdateDealResponse,
  UpdateResourceData,
  UpdateResourceResponse,
  UpdateSellerData,
  UpdateSellerResponse,
  UpdateServiceData,
  UpdateServiceResponse,
  UpdateSwitchesData,
  UpdateSwitchesResponse,
  UploadRedemptionsData,
  UploadRedemptionsResponse,
  WithdrawStorefrontVersionData,
  WithdrawStorefrontVersionResponse,
} from './types.gen.ts';

export interface AdminApprovals {
  /** Requests for a colleague’s approval, newest first. For stages that require a second person. A request is open for 24 hours. Expired requests are not in the list of pending ones. */
  list(query?: ListApprovalsData['query'], options?: Readable<Page<ListApprovalsResponse['items'][number]>>): Pages<ListApprovalsResponse['items'][number]>;
  /** One request for approval. For support and admins. Sellers see their own. */
  get(approvalId: GetApprovalData['path']['approvalId'], options?: Readable<GetApprovalResponse>): Promise<GetApprovalResponse>;
  /** Approve or refuse a colleague’s request. Nobody can decide on their own request. The decider must have the role at this moment, whatever their token says: support and admins for refunds, admins for all else. After an approval the requester sends their request again, with the same key, and it takes effect once. Repeating the same decision gets the same answer, so a repeated call is safe. Needs a sign-in not older than 15 minutes. */
  decide(approvalId: DecideApprovalData['path']['approvalId'], body: DecideApprovalData['body'], options?: CallOptions): Promise<DecideApprovalResponse>;
}

export interface AdminAuditEntries {
  /** Changes by staff, newest first. All filters may be combined. A page can be shorter than requested while `nextCursor` says that there is more. */
  list(query?: ListAuditEntriesData['query'], options?: Readable<Page<ListAuditEntriesResponse['items'][number]>>): Pages<ListAuditEntriesResponse['items'][number]>;
}

export interface AdminBookings {
  /** Find bookings, newest first. Search by one of `bookingId`, `buyerId` and `dealId`; the others narrow the result. Without any of them the search covers the whole house: then `from` is at most 31 days before `to`, by default a week. Sellers find bookings of their own deals, and must name one of the three. A page may be shorter than requested, or empty, and still have a nextCursor. */
  search(query?: SearchBookingsData['query'], options?: Readable<Page<SearchBookingsResponse['items'][number]>>): Pages<SearchBookingsResponse['items'][number]>;
  /** Let a hold last longer. For a buyer who needs help to pay. The new end is at most an hour ahead, two hours after the order, and an hour after the end of the sale. A hold that has ended stays ended, since its units may be sold already. Repeating the request changes nothing. */
  extendHold(bookingId: ExtendHoldData['path']['bookingId'], body: ExtendHoldData['body'], options?: CallOptions): Promise<ExtendHoldResponse>;
  /** Admit a buyer at the door. By the content of the QR code, the short code, or the booking’s id. A refusal is an answer too (200), since the door shows its facts; only 201 admits. Each unit is used once. A party may come in parts: send `quantity`. The same `deviceId` and `useId` find the first attempt. */
  redeem(body: RedeemBookingData['body'], options?: CallOptions): Promise<RedeemBookingResponse>;
  /** One booking. For its owner, for support and admins, and for the seller of its deal. */
  get(bookingId: GetBookingData['path']['bookingId'], options?: Readable<GetBookingResponse>): Promise<GetBookingResponse>;
  /** Cancel a booking and return its units. The refund follows the deal’s cancellation policy. When the policy returns nothing, a paid booking cannot be cancelled. A cancelled booking is answered as it is, so a repeated call is safe. When staff cancel a paid booking they give money back: above the stage’s limits this needs a recent sign-in, or a colleague’s approval. */
  cancel(bookingId: CancelBookingData['path']['bookingId'], options?: CallOptions): Promise<CancelBookingResponse>;
  /** The contact of a booking, as its buyer gave it. For its owner, for support and admins, and for the seller of its deal. The audit records when staff read it. */
  contact(bookingId: GetContactData['path']['bookingId'], options?: Readable<GetContactResponse>): Promise<GetContactResponse>;
  /** Move a booking to another slot. For confirmed bookings of slots. The booking keeps its id and its payment, and moves in one step: it is never without a slot and never in two. Buyers may move it until `rescheduleMinutesBefore` of the service, staff at any time. When the new slot costs less, the difference is refunded. A slot that costs more is refused (409 `price_changed`): book it anew, and cancel this one. A booking that is there already is answered as it is, so a repeated call is safe. */
  reschedule(bookingId: RescheduleBookingData['path']['bookingId'], body: RescheduleBookingData['body'], options?: CallOptions): Promise<RescheduleBookingResponse>;
}

export interface AdminLedgerComparisons {
  /** Compare a payment’s entries in the ledger with Stripe, now. Asks Stripe. It changes nothing, and says which repair fits. */
  get(bookingId: GetLedgerComparisonData['path']['bookingId'], options?: Readable<GetLedgerComparisonResponse>): Promise<GetLedgerComparisonResponse>;
}

export interface AdminLedgerRepairs {
  /** Repair a payment’s entries in the ledger. The ledger is append-only: a repair adds what is missing, once. No entry is changed or removed. May be repeated. Needs a sign-in not older than 15 minutes. */
  run(bookingId: RunLedgerRepairData['path']['bookingId'], body: RunLedgerRepairData['body'], options?: CallOptions): Promise<RunLedgerRepairResponse>;
}

export interface AdminPayments {
  /** The payment of a booking, with refunds, disputes and its lines of the ledger. For support and admins, and for the seller of its deal. */
  get(bookingId: GetPaymentData['path']['bookingId'], options?: Readable<GetPaymentResponse>): Promise<GetPaymentResponse>;
  /** Refund a payment, in full or in part. Whatever the deal’s policy says, but never more than was paid. After a full refund the booking is `refunded`; its units are returned if you choose so. The stage has limits on all refunds of the booking, and on all refunds of the member of staff in a day. Above the first limits it needs a recent sign-in, and above the second ones a colleague’s approval. */
  refund(bookingId: RefundPaymentData['path']['bookingId'], body: RefundPaymentData['body'], options?: Keyed): Promise<RefundPaymentResponse>;
}

export interface AdminRefunds {
  /** Retry a failed refund, or report that it was settled in another way. A refund settled in another way counts as given back. The ledger enters it as paid by the shop outside of Stripe. The stage has limits on all refunds of the booking, and on all refunds of the member of staff in a day. Above the first limits it needs a recent sign-in, and above the second ones a colleague’s approval. */
  resolve(bookingId: ResolveRefundData['path']['bookingId'], refundId: ResolveRefundData['path']['refundId'], body: ResolveRefundData['body'], options?: Keyed): Promise<ResolveRefundResponse>;
}

export interface AdminContacts {
  /** Find bookings by the buyer’s e-mail address. A POST, so that no log of URLs has the address. Sellers find bookings of their own deals. The audit records that staff searched, not for whom. */
  search(body: SearchContactsData['body'], options?: CallOptions): Promise<SearchContactsResponse>;
}

export interface AdminCustomers {
  /** Find customers by e-mail address or name. A POST, so that no log of URLs has the address. An address finds customers who have confirmed it and signed in since, and guests’ bookings that were paid with it. The audit records that staff searched and why, not for whom. */
  search(body: SearchCustomersData['body'], options?: CallOptions): Promise<SearchCustomersResponse>;
  /** Block a customer. They can no longer sign in, and no token is refreshed. An access token already issued expires within 15 minutes. Their bookings stay. Needs a sign-in not older than 15 minutes. */
  block(customerId: BlockCustomerData['path']['customerId'], body: BlockCustomerData['body'], options?: CallOptions): Promise<BlockCustomerResponse>;
  /** Read what is held about a customer. Their profile, consents, preferences, saved deals, sign-in, sign-ins of the last 90 days, risk reviews, exports and deletion. It has no card data. The audit records each reading with its purpose, before the answer: hence a POST. For bookings see searchBookings with `buyerId`. */
  read(customerId: ReadCustomerData['path']['customerId'], body: ReadCustomerData['body'], options?: CallOptions): Promise<ReadCustomerResponse>;
  /** Sign a customer out everywhere. For a lost device. All refresh tokens end now. An access token already issued expires within 15 minutes. Needs a sign-in not older than 15 minutes. */
  signOut(customerId: SignCustomerOutData['path']['customerId'], options?: CallOptions): Promise<SignCustomerOutResponse>;
  /** Unblock a customer. They can sign in again. Refused while their data is being deleted. Needs a sign-in not older than 15 minutes. */
  unblock(customerId: UnblockCustomerData['path']['customerId'], options?: CallOptions): Promise<UnblockCustomerResponse>;
}

export interface AdminCustomerDeletions {
  /** The state of a customer’s deletion. It has no data about the person, so the audit does not record it. */
  get(customerId: GetCustomerDeletionData['path']['customerId'], options?: Readable<GetCustomerDeletionResponse>): Promise<GetCustomerDeletionResponse>;
  /** Delete a customer and all data about them. As the customer’s own request does: their holds are released, they are signed out everywhere, and bookings stay without any data about them. This cannot be undone. Support needs an admin’s approval; where the stage requires it, an admin needs another admin’s. A repeated call gets the same answer. Needs a sign-in not older than 15 minutes. */
  request(customerId: RequestCustomerDeletionData['path']['customerId'], body: RequestCustomerDeletionData['body'], options?: CallOptions): Promise<RequestCustomerDeletionResponse>;
}

export interface AdminCustomerExports {
  /** Export all data about a customer, for them. For a customer who asks staff. Prepared in the background: read it at its Location. It counts towards the customer’s own limit. Where the stage requires it, it needs a colleague’s approval. Needs a sign-in not older than 15 minutes. */
  request(customerId: RequestCustomerExportData['path']['customerId'], options?: Keyed): Promise<RequestCustomerExportResponse>;
  /** An export of a customer’s data. For admins with a recent sign-in the answer has a link to the file, and the audit records it. Others read the status. The file is kept for 7 days. */
  get(customerId: GetCustomerExportData['path']['customerId'], exportId: GetCustomerExportData['path']['exportId'], options?: Readable<GetCustomerExportResponse>): Promise<GetCustomerExportResponse>;
}

export interface AdminGuestBookings {
  /** Link what a customer bought as a guest. Does now what the customer’s next sign-in would do: bookings that were paid with the confirmed address of the account join it. No address can be named. */
  link(customerId: LinkGuestBookingsData['path']['customerId'], options?: CallOptions): Promise<LinkGuestBookingsResponse>;
}

export interface AdminDeadLetterQueues {
  /** All queues of dead letters, with their number and the age of the oldest. The deployment makes the list. The age comes from CloudWatch, is some minutes old, and counts from the move into the queue. */
  get(options?: Readable<GetDeadLetterQueuesResponse>): Promise<GetDeadLetterQueuesResponse>;
}

export interface AdminDeadLetters {
  /** Delete dead letters for good. With a reason, for the audit. Nothing brings them back. Needs a sign-in not older than 15 minutes. */
  discard(queue: DiscardDeadLettersData['path']['queue'], body: DiscardDeadLettersData['body'], options?: CallOptions): Promise<DiscardDeadLettersResponse>;
  /** Dead letters of a queue, each with the reason. Looks into the queue and takes nothing out. While one request looks, others see fewer messages, for a second or two. The text of a message is not in the answer. */
  get(queue: GetDeadLettersData['path']['queue'], options?: Readable<GetDeadLettersResponse>): Promise<GetDeadLettersResponse>;
  /** Send dead letters back to their consumer. Those that are named, or all. Every consumer takes a repeated message for the same one, so a repeated call is safe. What fails again comes back here. Without ids it goes on for some seconds: call again while `hasMore`. Needs a sign-in not older than 15 minutes. */
  redrive(queue: RedriveDeadLettersData['path']['queue'], body: RedriveDeadLettersData['body'], options?: CallOptions): Promise<RedriveDeadLettersResponse>;
}

export interface AdminDealImports {
  /** Imports, newest first. Sellers see those of their seller’s members, admins all. */
  list(query?: ListDealImportsData['query'], options?: Readable<Page<ListDealImportsResponse['items'][number]>>): Pages<ListDealImportsResponse['items'][number]>;
  /** Begin an import of deals. The header line of a CSV file. Then send the lines with `addDealImportLines`, and start the work with `startDealImport`. The lines of one import may have 10 MB in all. It can be read for 30 days. */
  create(body: CreateDealImportData['body'], options?: Keyed): Promise<CreateDealImportResponse>;
  /** One import, with its progress. Sellers see those of their seller’s members, admins all. */
  get(dealImportId: GetDealImportData['path']['dealImportId'], options?: Readable<GetDealImportResponse>): Promise<GetDealImportResponse>;
  /** Start an import. Only by the person who began it, once all lines are there. The work runs in the background with their rights, and stops when they lose them. Each line is checked by the rules of the API. Repeating the call while the import runs wakes up work that was interrupted. */
  start(dealImportId: StartDealImportData['path']['dealImportId'], options?: CallOptions): Promise<StartDealImportResponse>;
  /** Stop an import. Lines that were imported stay, and a few more may follow. Repeating it answers the import as it is. */
  stop(dealImportId: StopDealImportData['path']['dealImportId'], options?: CallOptions): Promise<StopDealImportResponse>;
}

export interface AdminDealImportLines {
  /** The lines of an import with their outcomes, in the order of the file. `outcome=failed` lists the bad lines. A page may be shorter than asked while more follow: continue until `nextCursor` is null. */
  list(dealImportId: ListDealImportLinesData['path']['dealImportId'], query?: ListDealImportLinesData['query'], options?: Readable<Page<ListDealImportLinesResponse['items'][number]>>): Pages<ListDealImportLinesResponse['items'][number]>;
  /** Send lines of an import. Only by the person who began the import, and until it is started. A line that is sent again replaces the earlier one, so a repeated call is safe. */
  add(dealImportId: AddDealImportLinesData['path']['dealImportId'], body: AddDealImportLinesData['body'], options?: CallOptions): Promise<AddDealImportLinesResponse>;
}

export interface AdminDeals {
  /** Deals in every state, by their creation. Sellers see their own. Admins and support see all, or those of one seller. `externalId` finds the one deal with that id, of that seller or of the house. */
  list(query?: ListAdminDealsData['query'], options?: Readable<Page<ListAdminDealsResponse['items'][number]>>): Pages<ListAdminDealsResponse['items'][number]>;
  /** Create a deal as a draft. The public does not see a draft, and all of it can still change. A seller creates their own deals. An admin creates deals of the house, or of the seller in `sellerId`. */
  create(body: CreateDealData['body'], options?: Keyed): Promise<CreateDealResponse>;
  /** One deal, in any state. With its ETag, which a change must send as If-Match. */
  get(dealId: GetAdminDealData['path']['dealId'], options?: Readable<GetAdminDealResponse>): Promise<GetAdminDealResponse>;
  /** Change a deal. An ended or cancelled deal cannot change. A new price applies to orders decided from then on. Once the deal is published, a change of price or cancellation policy needs a recent sign-in. Where the stage requires it, a change of price also needs a colleague’s approval. */
  update(dealId: UpdateDealData['path']['dealId'], body: UpdateDealData['body'], options: Matched): Promise<UpdateDealResponse>;
  /** The attendees of a deal, newest first. Bookings with the contacts that their buyers gave. The audit records each reading. */
  attendees(dealId: ListAttendeesData['path']['dealId'], query?: ListAttendeesData['query'], options?: Readable<Page<ListAttendeesResponse['items'][number]>>): Pages<ListAttendeesResponse['items'][number]>;
  /** The bookings of a deal, newest first. The orders of buyers, as staff see them. The list follows the orders within seconds, also in a rush. */
  bookings(dealId: ListDealBookingsData['path']['dealId'], query?: ListDealBookingsData['query'], options?: Readable<Page<ListDealBookingsResponse['items'][number]>>): Pages<ListDealBookingsResponse['items'][number]>;
  /** Cancel the deal. In any state, also after its end. The deal disappears from the public, its holds end, and all buyers get their payment back, whatever its policy says. Once units are held or sold this needs a recent sign-in, and above the stage’s limit for refunds a colleague’s approval. */
  cancel(dealId: CancelDealData['path']['dealId'], options?: CallOptions): Promise<CancelDealResponse>;
  /** A running sale: orders by second and minute, payments, queue, units, watchers. Reads counters and counts nothing itself, so it is cheap enough to repeat every second. Orders are counted from events, within seconds; `countedAt` says when. It has no money and no buyer. */
  dropFigures(dealId: GetDropFiguresData['path']['dealId'], options?: Readable<GetDropFiguresResponse>): Promise<GetDropFiguresResponse>;
  /** End the deal now. No more units are sold. Bookings stay. */
  end(dealId: EndDealData['path']['dealId'], options?: CallOptions): Promise<EndDealResponse>;
  /** Orders, units and money of a deal. Counted from events and from the ledger, each once, some seconds behind. Revenue is by currency and by day (UTC). */
  figures(dealId: GetFiguresData['path']['dealId'], options?: Readable<GetFiguresResponse>): Promise<GetFiguresResponse>;
  /** Pause the sale. Orders are refused until the deal resumes. Its window does not move. */
  pause(dealId: PauseDealData['path']['dealId'], options?: CallOptions): Promise<PauseDealResponse>;
  /** The prices of a deal, newest first. Each with the instant from which it applied. */
  priceHistory(dealId: ListPriceHistoryData['path']['dealId'], query?: ListPriceHistoryData['query'], options?: Readable<Page<ListPriceHistoryResponse['items'][number]>>): Pages<ListPriceHistoryResponse['items'][number]>;
  /** Publish a draft. The deal becomes scheduled, or live when its window is open. */
  publish(dealId: PublishDealData['path']['dealId'], options?: CallOptions): Promise<PublishDealResponse>;
  /** Compare the stock with the booking records. Counted from the records, not from a counter. Exact once the stream of changes has drained. */
  reconciliation(dealId: GetReconciliationData['path']['dealId'], options?: Readable<GetReconciliationResponse>): Promise<GetReconciliationResponse>;
  /** Resume the sale after a pause. The deal is live again while its window is open. */
  resume(dealId: ResumeDealData['path']['dealId'], options?: CallOptions): Promise<ResumeDealResponse>;
  /** The units of a deal, as of now. One consistent read of the counters, cheap enough to repeat every second. The reconciliation compares them with the records. */
  stock(dealId: GetStockData['path']['dealId'], options?: Readable<GetStockResponse>): Promise<GetStockResponse>;
  /** Set the total number of units. Claimed, held and sold units stay. To stop selling, set the total to their number. The total may be less than the limit per customer. A total that the stock has already is answered as it is, so a repeated request is safe. */
  setStock(dealId: SetStockData['path']['dealId'], body: SetStockData['body'], options?: CallOptions): Promise<SetStockResponse>;
  /** The waiting list of a deal, next in line first. Those who wait now. The stock says how many they are. */
  waitingList(dealId: ListDealWaitingListData['path']['dealId'], query?: ListDealWaitingListData['query'], options?: Readable<Page<ListDealWaitingListResponse['items'][number]>>): Pages<ListDealWaitingListResponse['items'][number]>;
  /** Remove somebody from the waiting list. The audit keeps who did it and why. A buyer who does not wait gets the same answer, so a repeated call is safe. */
  removeFromWaitingList(dealId: RemoveFromWaitingListData['path']['dealId'], buyerId: RemoveFromWaitingListData['path']['buyerId'], body: RemoveFromWaitingListData['body'], options?: CallOptions): Promise<RemoveFromWaitingListResponse>;
}

export interface AdminAttendeeExports {
  /** Request a list of attendees, as CSV. Prepared in the background: read it at its Location. The file is deleted after 24 hours. Cells that a spreadsheet would take for a formula begin with an apostrophe, phone numbers among them. Where the stage requires it, a colleague must approve it first. Needs a sign-in not older than 15 minutes. */
  request(dealId: RequestAttendeeExportData['path']['dealId'], body: RequestAttendeeExportData['body'], options?: Keyed): Promise<RequestAttendeeExportResponse>;
  /** A list of attendees, with a link to its file. The link works for 15 minutes. The audit records who received one. Needs a sign-in not older than 15 minutes. */
  get(dealId: GetAttendeeExportData['path']['dealId'], attendeeExportId: GetAttendeeExportData['path']['attendeeExportId'], options?: Readable<GetAttendeeExportResponse>): Promise<GetAttendeeExportResponse>;
}

export interface AdminStockChecks {
  /** The last check of a deal’s stock. By night, by a member of staff, or after a repair. It counts nothing. Kept for 90 days. */
  get(dealId: GetStockCheckData['path']['dealId'], options?: Readable<GetStockCheckResponse>): Promise<GetStockCheckResponse>;
  /** Check a deal’s stock now. Counts every record, which takes seconds for a large deal. The result is kept. */
  run(dealId: RunStockCheckData['path']['dealId'], options?: CallOptions): Promise<RunStockCheckResponse>;
  /** Deals whose stock differs, by the last check of each. Kept as records, so that the list counts nothing. A check that agrees removes its deal. */
  list(query?: ListStockChecksData['query'], options?: Readable<Page<ListStockChecksResponse['items'][number]>>): Pages<ListStockChecksResponse['items'][number]>;
}

export interface AdminStockRepairs {
  /** Repair a deal’s stock. Each repair may be repeated: it does what the sweeper and the stream would have done. No repair sets a counter. Send `nextCursor` again until it is null; the stock is then checked anew. Needs a sign-in not older than 15 minutes. */
  run(dealId: RunStockRepairData['path']['dealId'], body: RunStockRepairData['body'], options?: CallOptions): Promise<RunStockRepairResponse>;
  /** What a repair of a deal’s stock would change. Changes nothing. A request takes up to 500 records: send `nextCursor` again until it is null. */
  preview(dealId: PreviewStockRepairData['path']['dealId'], body: PreviewStockRepairData['body'], options?: CallOptions): Promise<PreviewStockRepairResponse>;
}

export interface AdminDisputes {
  /** Disputed payments, newest first. As Stripe’s events report them. Send evidence in Stripe’s dashboard. The payment of a booking shows its movements. */
  list(query?: ListDisputesData['query'], options?: Readable<Page<ListDisputesResponse['items'][number]>>): Pages<ListDisputesResponse['items'][number]>;
}

export interface AdminDoorLists {
  /** The list of a door, for working without a network. Of a deal, or of a day’s slots of a service. Page by page, in an order that stays. A page may be short, or empty before the last one. Read it again with If-None-Match to learn what changed. `names` adds the names that buyers gave, and the audit records that they were read. */
  get(query?: GetDoorListData['query'], options?: Readable<Page<GetDoorListResponse['items'][number]>>): Pages<GetDoorListResponse['items'][number]>;
}

export interface AdminHealth {
  /** The state of all alarms, by the part of the system. Each alarm names its section of the runbook. The edge’s alarms are in another region, and not here. */
  get(options?: Readable<GetHealthResponse>): Promise<GetHealthResponse>;
}

export interface AdminImageUploads {
  /** Start the upload of an image. Answers with an address. Send the file there by PUT, then finish the upload. An upload that is not finished within a day is removed. Each seller has a number of uploads a day. */
  start(body: StartImageUploadData['body'], options?: Keyed): Promise<StartImageUploadResponse>;
  /** Finish the upload of an image. Checks the uploaded file, removes everything from it but its pixels, and publishes it in three widths. It takes some seconds. Repeating it answers the same image. A refused file is removed, and `imageFault` says why. */
  finish(imageId: FinishImageUploadData['path']['imageId'], options?: CallOptions): Promise<FinishImageUploadResponse>;
}

export interface AdminLedgerReports {
  /** The comparisons of the ledger with Stripe, newest first. Of the last 60 days. */
  list(query?: ListLedgerReportsData['query'], options?: Readable<Page<ListLedgerReportsResponse['items'][number]>>): Pages<ListLedgerReportsResponse['items'][number]>;
  /** The differences between the ledger and Stripe on a day. Made each night for the day before (UTC). */
  get(day: GetLedgerReportData['path']['day'], options?: Readable<GetLedgerReportResponse>): Promise<GetLedgerReportResponse>;
}

export interface AdminStockRuns {
  /** The nightly checks of the stocks, newest first. How many stocks each night looked at, and how many differed. Runs are kept for 90 days. */
  list(query?: ListStockRunsData['query'], options?: Readable<Page<ListStockRunsResponse['items'][number]>>): Pages<ListStockRunsResponse['items'][number]>;
}

export interface AdminRedemptions {
  /** Report whom a door let in without a network. At most 50 uses. Each is decided by itself, in their order. A use of units that were used already does not count: its answer says who used them, when and on which device, and the booking keeps it in `refusedUses`, where the other door finds it. No warning refuses a use, since the people are in. Repeating the request changes nothing. */
  upload(body: UploadRedemptionsData['body'], options?: CallOptions): Promise<UploadRedemptionsResponse>;
  /** Take back a use at the door. When the wrong code was used, or the people left again. The audit keeps the reason. Without any use left the booking is confirmed again. Repeating the request changes nothing. */
  undo(body: UndoRedemptionData['body'], options?: CallOptions): Promise<UndoRedemptionResponse>;
}

export interface AdminFailedRefunds {
  /** Refunds that failed, newest first. Stripe refused these refunds, or a bank sent them back. Their buyers wait until staff try again or return the money in another way. */
  list(query?: ListFailedRefundsData['query'], options?: Readable<Page<ListFailedRefundsResponse['items'][number]>>): Pages<ListFailedRefundsResponse['items'][number]>;
}

export interface AdminReports {
  /** Bookings, conversion, sell-through and money of a period. Counted from events and from the ledger, each once, some seconds behind; `bookings` and `money` say how far. Sellers see their own deals. Admins and support see all sellers, or one. A day is one of `timeZone`; at a change of the clocks it has 23 or 25 hours. At most 366 days by day, 92 by deal, category, city or seller, and 8 by hour. */
  get(query: GetReportData['query'], options?: Readable<GetReportResponse>): Promise<GetReportResponse>;
}

export interface AdminResources {
  /** Resources, newest first. Sellers see their own. Admins and support see all, or those of one seller. */
  list(query?: ListResourcesData['query'], options?: Readable<Page<ListResourcesResponse['items'][number]>>): Pages<ListResourcesResponse['items'][number]>;
  /** Create a resource. A person, a room or a thing that serves bookings, with its hours. A seller creates their own. An admin creates those of the house, or of the seller in `sellerId`. */
  create(body: CreateResourceData['body'], options?: Keyed): Promise<CreateResourceResponse>;
  /** One resource, with its hours. With its ETag, which a change must send as If-Match. */
  get(resourceId: GetResourceData['path']['resourceId'], options?: Readable<GetResourceResponse>): Promise<GetResourceResponse>;
  /** Change a resource or its hours. A list in the body replaces the whole list. New hours apply to slots that are ordered from then on: bookings outside of them stay. An archived resource cannot change. */
  update(resourceId: UpdateResourceData['path']['resourceId'], body: UpdateResourceData['body'], options: Matched): Promise<UpdateResourceResponse>;
  /** Archive a resource. It serves no new slots, in no service. Bookings that it has stay. */
  archive(resourceId: ArchiveResourceData['path']['resourceId'], options?: CallOptions): Promise<ArchiveResourceResponse>;
}

export interface AdminResourceFeeds {
  /** The addresses of a resource’s calendar feeds. Without their secrets. */
  list(resourceId: ListResourceFeedsData['path']['resourceId'], options?: Readable<ListResourceFeedsResponse>): Promise<ListResourceFeedsResponse>;
  /** Make an address for a feed of a resource. It shows the booked slots of the resource and how many are booked, without names. Only this answer has the secret; the same Idempotency-Key gives it again. A resource can have 10. */
  create(resourceId: CreateResourceFeedData['path']['resourceId'], body: CreateResourceFeedData['body'], options?: Keyed): Promise<CreateResourceFeedResponse>;
  /** Remove the address of a resource’s feed. It stops at once. An address that is gone gets the same answer. */
  remove(resourceId: RemoveResourceFeedData['path']['resourceId'], calendarFeedId: RemoveResourceFeedData['path']['calendarFeedId'], options?: CallOptions): Promise<RemoveResourceFeedResponse>;
  /** Give a resource’s feed another address. The old address stops at once. The same Idempotency-Key gives the new one again. */
  rotate(resourceId: RotateResourceFeedData['path']['resourceId'], calendarFeedId: RotateResourceFeedData['path']['calendarFeedId'], options?: Keyed): Promise<RotateResourceFeedResponse>;
}

export interface AdminOutsideCalendars {
  /** The calendars from outside that block a resource. Each with its state: when it was read, and what was not understood. */
  list(resourceId: ListOutsideCalendarsData['path']['resourceId'], options?: Readable<ListOutsideCalendarsResponse>): Promise<ListOutsideCalendarsResponse>;
  /** Block a resource by a calendar from outside. Its appointments take time from the resource: series, changed times, whole days and times without a zone, which are read in the resource’s zone. Free and cancelled ones do not. It is read now, and then every 15 minutes; one that fails for 24 hours is told as an event. Bookings that exist stay: see the conflicts. The same address added again is the same calendar. A resource can have 5. */
  add(resourceId: AddOutsideCalendarData['path']['resourceId'], body: AddOutsideCalendarData['body'], options?: CallOptions): Promise<AddOutsideCalendarResponse>;
  /** Stop blocking a resource by a calendar. Its busy times are free again within seconds. A calendar that is gone gets the same answer. */
  remove(resourceId: RemoveOutsideCalendarData['path']['resourceId'], outsideCalendarId: RemoveOutsideCalendarData['path']['outsideCalendarId'], options?: CallOptions): Promise<RemoveOutsideCalendarResponse>;
}

export interface AdminOutsideConflicts {
  /** Booked slots at the time of appointments outside. From now on, at most 200. Nothing is cancelled: move a booking or the appointment. */
  list(resourceId: ListOutsideConflictsData['path']['resourceId'], options?: Readable<ListOutsideConflictsResponse>): Promise<ListOutsideConflictsResponse>;
}

export interface AdminRevenue {
  /** The money of all deals by day, newest first. Sellers see their own deals. Admins and support see those of the house, or of one seller. Days are UTC; a day has a line for each currency. Amounts are in minor units, so those of one currency can be added. */
  list(query?: ListRevenueData['query'], options?: Readable<Page<ListRevenueResponse['items'][number]>>): Pages<ListRevenueResponse['items'][number]>;
}

export interface AdminRiskReviews {
  /** Orders that look like abuse, newest first. These orders proceed as any other. Staff review each one and decide whether it may stay. */
  list(query?: ListRiskReviewsData['query'], options?: Readable<Page<ListRiskReviewsResponse['items'][number]>>): Pages<ListRiskReviewsResponse['items'][number]>;
  /** Let an order stay, or cancel it. A rejection cancels the booking, returns its units, and refunds the payment, whatever the deal’s policy says. Above the stage’s limits it needs a recent sign-in, or a colleague’s approval, as any refund by staff. A redeemed or disputed booking stays (`invalid_state`). Repeating the same decision gets the same answer, so a repeated call is safe. */
  decide(riskReviewId: DecideRiskReviewData['path']['riskReviewId'], body: DecideRiskReviewData['body'], options?: CallOptions): Promise<DecideRiskReviewResponse>;
}

export interface AdminSellers {
  /** All sellers, newest first. A seller that was just created may be missing for a second. */
  list(query?: ListSellersData['query'], options?: Readable<Page<ListSellersResponse['items'][number]>>): Pages<ListSellersResponse['items'][number]>;
  /** Create a seller. A seller has no members at first: add them with `setSellerMember`. */
  create(body: CreateSellerData['body'], options?: Keyed): Promise<CreateSellerResponse>;
  /** One seller. Members of a seller can read their own seller. Another one answers `not_found`. */
  get(sellerId: GetSellerData['path']['sellerId'], options?: Readable<GetSellerResponse>): Promise<GetSellerResponse>;
  /** Change a seller. Fields left out stay as they are. Owners change their own seller, admins every seller. */
  update(sellerId: UpdateSellerData['path']['sellerId'], body: UpdateSellerData['body'], options: Matched): Promise<UpdateSellerResponse>;
}

export interface AdminSellerMembers {
  /** The members of a seller, oldest first. A change shows here within a second or two. */
  list(sellerId: ListSellerMembersData['path']['sellerId'], query?: ListSellerMembersData['query'], options?: Readable<Page<ListSellerMembersResponse['items'][number]>>): Pages<ListSellerMembersResponse['items'][number]>;
  /** Add a member to a seller, or change their role in it. The change applies from the member’s next request on. They also need the staff role `seller`. A member of staff works for one seller at most: remove them from the other one first. Needs a sign-in not older than 15 minutes. */
  set(sellerId: SetSellerMemberData['path']['sellerId'], staffId: SetSellerMemberData['path']['staffId'], body: SetSellerMemberData['body'], options?: CallOptions): Promise<SetSellerMemberResponse>;
  /** Remove a member from a seller. From their next request on they have no rights in the seller. Removing a person who is no member changes nothing. Needs a sign-in not older than 15 minutes. */
  remove(sellerId: RemoveSellerMemberData['path']['sellerId'], staffId: RemoveSellerMemberData['path']['staffId'], options?: CallOptions): Promise<RemoveSellerMemberResponse>;
}

export interface AdminServices {
  /** Services in every state, newest first. Sellers see their own. Admins and support see all, or those of one seller. */
  list(query?: ListAdminServicesData['query'], options?: Readable<Page<ListAdminServicesResponse['items'][number]>>): Pages<ListAdminServicesResponse['items'][number]>;
  /** Create a service as a draft. Create its resources first. The public does not see a draft, and all of it can still change. A seller creates their own services. An admin creates services of the house, or of the seller in `sellerId`. */
  create(body: CreateServiceData['body'], options?: Keyed): Promise<CreateServiceResponse>;
  /** One service, in any state. With its ETag, which a change must send as If-Match. */
  get(serviceId: GetAdminServiceData['path']['serviceId'], options?: Readable<GetAdminServiceResponse>): Promise<GetAdminServiceResponse>;
  /** Change a service. New rules apply to slots that are ordered from then on; bookings keep their time and price. A published service keeps its seating, and gives buyers who cancel or move never less than before. An archived one cannot change. */
  update(serviceId: UpdateServiceData['path']['serviceId'], body: UpdateServiceData['body'], options: Matched): Promise<UpdateServiceResponse>;
  /** Archive a service. It takes no more bookings, and cannot be published again. Bookings that it has stay. */
  archive(serviceId: ArchiveServiceData['path']['serviceId'], options?: CallOptions): Promise<ArchiveServiceResponse>;
  /** Publish a draft. Buyers can see and book it. Repeating the call answers the service as it is. */
  publish(serviceId: PublishServiceData['path']['serviceId'], options?: CallOptions): Promise<PublishServiceResponse>;
}

export interface AdminSetup {
  /** What is set up for this stage: the keys of Stripe, its webhook, the sender of mails. It says whether they are there and of which mode, and nothing of the keys themselves. */
  get(options?: Readable<GetSetupResponse>): Promise<GetSetupResponse>;
}

export interface AdminStaff {
  /** All members of staff. With their roles, and whether they are invited, active or locked out. */
  list(query?: ListStaffData['query'], options?: Readable<Page<ListStaffResponse['items'][number]>>): Pages<ListStaffResponse['items'][number]>;
  /** Invite a member of staff. They get an e-mail with a password that is valid for three days. At the first sign-in they choose their own, and set up an authenticator app. An address can have one account, so a repeated call invites nobody twice: it answers `email_taken`. Needs a sign-in not older than 15 minutes. */
  invite(body: InviteStaffData['body'], options?: CallOptions): Promise<InviteStaffResponse>;
  /** One member of staff. With their roles, and whether they are invited, active or locked out. */
  get(staffId: GetStaffMemberData['path']['staffId'], options?: Readable<GetStaffMemberResponse>): Promise<GetStaffMemberResponse>;
  /** Lock a member of staff out. They can no longer sign in or refresh a token, and their tokens end. Admins cannot lock out themselves, nor the last admin. Needs a sign-in not older than 15 minutes. */
  disable(staffId: DisableStaffData['path']['staffId'], options?: CallOptions): Promise<DisableStaffResponse>;
  /** Unlock a member of staff. Needs a sign-in not older than 15 minutes. */
  enable(staffId: EnableStaffData['path']['staffId'], options?: CallOptions): Promise<EnableStaffResponse>;
  /** Send an invitation again. For a member who has not accepted theirs. They get another e-mail with a new password that is valid for three days. The password before is void. Needs a sign-in not older than 15 minutes. */
  inviteAgain(staffId: InviteStaffAgainData['path']['staffId'], options?: CallOptions): Promise<InviteStaffAgainResponse>;
  /** Set the roles of a member of staff. As all changes of the staff, this needs a caller who is an admin at this moment, whatever their token says. When a role is removed, tokens with that role end; a refreshed token has the remaining roles. Admins cannot remove the admin role from themselves, nor from the last admin. Invitations that were not accepted do not count. Needs a sign-in not older than 15 minutes. */
  setRoles(staffId: SetStaffRolesData['path']['staffId'], body: SetStaffRolesData['body'], options?: CallOptions): Promise<SetStaffRolesResponse>;
  /** Sign a member of staff out everywhere. For a lost device. All their tokens end and cannot be refreshed. They may sign in again. Single sessions cannot be ended. Needs a sign-in not older than 15 minutes. */
  signOut(staffId: SignStaffOutData['path']['staffId'], options?: CallOptions): Promise<SignStaffOutResponse>;
}

export interface AdminStorefront {
  /** The draft of the home page. With what nobody would see, the current version and the scheduled ones. Its ETag is for `saveStorefrontDraft` and `publishStorefront`. */
  draft(options?: Readable<GetStorefrontDraftResponse>): Promise<GetStorefrontDraftResponse>;
  /** Save the draft of the home page. Replaces all blocks. Visitors see nothing of it until it is published. A draft may name deals that nobody sees yet; `warnings` lists them. */
  saveDraft(body: SaveStorefrontDraftData['body'], options: Matched): Promise<SaveStorefrontDraftResponse>;
  /** The home page as a visitor would see it. At an instant, for an audience: of the draft, or of blocks that are not saved yet. Changes nothing. */
  preview(body: PreviewStorefrontData['body'], options?: CallOptions): Promise<PreviewStorefrontResponse>;
  /** The versions of the home page, newest first. With who published each and when, without their blocks. */
  versions(query?: ListStorefrontVersionsData['query'], options?: Readable<Page<ListStorefrontVersionsResponse['items'][number]>>): Pages<ListStorefrontVersionsResponse['items'][number]>;
  /** Publish the draft. Makes a version of the draft that holds from `from` on, until a later version holds. If-Match names the draft. The same draft published again for the same instant answers the version of the first time. */
  publish(body: PublishStorefrontData['body'], options: Matched): Promise<PublishStorefrontResponse>;
  /** One version of the home page. With its blocks, which never change. */
  version(version: GetStorefrontVersionData['path']['version'], options?: Readable<GetStorefrontVersionResponse>): Promise<GetStorefrontVersionResponse>;
  /** Show an earlier version again. Makes a new version with the blocks of this one, which holds at once. The draft stays as it is. Repeating it while that copy is shown answers the copy. */
  restore(version: RestoreStorefrontVersionData['path']['version'], options?: CallOptions): Promise<RestoreStorefrontVersionResponse>;
  /** Take a scheduled version back. Only before its instant. Repeating it answers the version as it is. */
  withdraw(version: WithdrawStorefrontVersionData['path']['version'], options?: CallOptions): Promise<WithdrawStorefrontVersionResponse>;
}

export interface AdminSwitches {
  /** The switches, and the blocked addresses. The answer’s ETag is for `updateSwitches`. */
  get(options?: Readable<GetSwitchesResponse>): Promise<GetSwitchesResponse>;
  /** Switch something off, or on again. Guests, one-click orders, sockets, a seller, an address. The change applies everywhere within ten seconds. Staff who sign in are never blocked by their address. Needs a sign-in not older than 15 minutes. */
  update(body: UpdateSwitchesData['body'], options: Matched): Promise<UpdateSwitchesResponse>;
}

export interface AdminViews {
  /** Your saved views and the shared ones. Of every page of the console. All staff see the shared ones; only you see yours. */
  list(options?: Readable<ListViewsResponse>): Promise<ListViewsResponse>;
  /** Save a view. A view of the same page and name is replaced, so a repeated call is safe. Only admins share views. A person has at most 50 of their own; so many are shared. */
  save(body: SaveViewData['body'], options?: CallOptions): Promise<SaveViewResponse>;
  /** Remove a view. One of your own; admins also remove shared ones. */
  remove(savedViewId: RemoveViewData['path']['savedViewId'], options?: CallOptions): Promise<RemoveViewResponse>;
}

export interface AdminWebhookCatchUps {
  /** Fetch the events of a time that never came from Stripe, and queue them. Compares Stripe’s list with ours and queues what is missing or not handled. A request takes up to 100 events: send `nextCursor` again until it is null. With `dryRun` nothing is queued. Safe to repeat. Needs a sign-in not older than 15 minutes. */
  run(body: RunWebhookCatchUpData['body'], options?: CallOptions): Promise<RunWebhookCatchUpResponse>;
}

export interface AdminWebhookEvents {
  /** Events of Stripe, newest first. Those of the last 30 days, and what became of them. Filters may be combined. A page can be shorter than requested while `nextCursor` says that there is more. */
  list(query?: ListWebhookEventsData['query'], options?: Readable<Page<ListWebhookEventsResponse['items'][number]>>): Pages<ListWebhookEventsResponse['items'][number]>;
  /** Fetch an event that never came from Stripe, and queue it. Stripe keeps events for 30 days. Safe to repeat. */
  fetch(stripeEventId: FetchWebhookEventData['path']['stripeEventId'], options?: CallOptions): Promise<FetchWebhookEventResponse>;
  /** Put an event back on the queue. Safe to repeat: a handler only reads a name from the event and asks Stripe for the state. A refused card is counted once, however often its event is heard. */
  replay(stripeEventId: ReplayWebhookEventData['path']['stripeEventId'], options?: CallOptions): Promise<ReplayWebhookEventResponse>;
  /** An event of Stripe, and what became of it. What the log keeps of it: names, and nothing about a person. It is kept for 30 days. */
  get(webhookEventId: GetWebhookEventData['path']['webhookEventId'], options?: Readable<GetWebhookEventResponse>): Promise<GetWebhookEventResponse>;
}

export interface AdminWebhookReplays {
  /** Put the events of a time back on the queue. A request takes a part of the time: send `nextCursor` again until it is null. With `dryRun` nothing is queued. Safe to repeat. Needs a sign-in not older than 15 minutes. */
  run(body: RunWebhookReplayData['body'], options?: CallOptions): Promise<RunWebhookReplayResponse>;
}

export interface AdminWorkCounts {
  /** How much waits for staff. The lengths of the work lists, each counted up to 50. An answer may be ten seconds old. */
  get(options?: Readable<GetWorkCountsResponse>): Promise<GetWorkCountsResponse>;
}

export interface AdminResources {
  readonly approvals: AdminApprovals;
  readonly auditEntries: AdminAuditEntries;
  readonly bookings: AdminBookings;
  readonly ledgerComparisons: AdminLedgerComparisons;
  readonly ledgerRepairs: AdminLedgerRepairs;
  readonly payments: AdminPayments;
  readonly refunds: AdminRefunds;
  readonly contacts: AdminContacts;
  readonly customers: AdminCustomers;
  readonly customerDeletions: AdminCustomerDeletions;
  readonly customerExports: AdminCustomerExports;
  readonly guestBookings: AdminGuestBookings;
  readonly deadLetterQueues: AdminDeadLetterQueues;
  readonly deadLetters: AdminDeadLetters;
  readonly dealImports: AdminDealImports;
  readonly dealImportLines: AdminDealImportLines;
  readonly deals: AdminDeals;
  readonly attendeeExports: AdminAttendeeExports;
  readonly stockChecks: AdminStockChecks;
  readonly stockRepairs: AdminStockRepairs;
  readonly disputes: AdminDisputes;
  readonly doorLists: AdminDoorLists;
  readonly health: AdminHealth;
  readonly imageUploads: AdminImageUploads;
  readonly ledgerReports: AdminLedgerReports;
  readonly stockRuns: AdminStockRuns;
  readonly redemptions: AdminRedemptions;
  readonly failedRefunds: AdminFailedRefunds;
  readonly reports: AdminReports;
  readonly resources: AdminResources;
  readonly resourceFeeds: AdminResourceFeeds;
  readonly outsideCalendars: AdminOutsideCalendars;
  readonly outsideConflicts: AdminOutsideConflicts;
  readonly revenue: AdminRevenue;
  readonly riskReviews: AdminRiskReviews;
  readonly sellers: AdminSellers;
  readonly sellerMembers: AdminSellerMembers;
  readonly services: AdminServices;
  readonly setup: AdminSetup;
  readonly staff: AdminStaff;
  readonly storefront: AdminStorefront;
  readonly switches: AdminSwitches;
  readonly views: AdminViews;
  readonly webhookCatchUps: AdminWebhookCatchUps;
  readonly webhookEvents: AdminWebhookEvents;
  readonly webhookReplays: AdminWebhookReplays;
  readonly workCounts: AdminWorkCounts;
}

/** The operations behind them, each of which knows its name. @internal */
export const adminOperations: readonly Operation[] = [
  addDealImportLines,
  addOutsideCalendar,
  archiveResource,
  archiveService,
  blockCustomer,
  cancelBooking,
  cancelDeal,
  createDeal,
  createDealImport,
  createResource,
  createResourceFeed,
  createSeller,
  createService,
  decideApproval,
  decideRiskReview,
  disableStaff,
  discardDeadLetters,
  enableStaff,
  endDeal,
  extendHold,
  fetchWebhookEvent,
  finishImageUpload,
  getAdminDeal,
  getAdminService,
  getApproval,
  getAttendeeExport,
  getBooking,
  getContact,
  getCustomerDeletion,
  getCustomerExport,
  getDeadLetterQueues,
  getDeadLetters,
  getDealImport,
  getDoorList,
  getDropFigures,
  getFigures,
  getHealth,
  getLedgerComparison,
  getLedgerReport,
  getPayment,
  getReconciliation,
  getReport,
  getResource,
  getSeller,
  getSetup,
  getStaffMember,
  getStock,
  getStockCheck,
  getStorefrontDraft,
  getStorefrontVersion,
  getSwitches,
  getWebhookEvent,
  getWorkCounts,
  inviteStaff,
  inviteStaffAgain,
  linkGuestBookings,
  listAdminDeals,
  listAdminServices,
  listApprovals,
  listAttendees,
  listAuditEntries,
  listDealBookings,
  listDealImportLines,
  listDealImports,
  listDealWaitingList,
  listDisputes,
  listFailedRefunds,
  listLedgerReports,
  listOutsideCalendars,
  listOutsideConflicts,
  listPriceHistory,
  listResourceFeeds,
  listResources,
  listRevenue,
  listRiskReviews,
  listSellerMembers,
  listSellers,
  listStaff,
  listStockChecks,
  listStockRuns,
  listStorefrontVersions,
  listViews,
  listWebhookEvents,
  pauseDeal,
  previewStockRepair,
  previewStorefront,
  publishDeal,
  publishService,
  publishStorefront,
  readCustomer,
  redeemBooking,
  redriveDeadLetters,
  refundPayment,
  removeFromWaitingList,
  removeOutsideCalendar,
  removeResourceFeed,
  removeSellerMember,
  removeView,
  replayWebhookEvent,
  requestAttendeeExport,
  requestCustomerDeletion,
  requestCustomerExport,
  rescheduleBooking,
  resolveRefund,
  restoreStorefrontVersion,
  resumeDeal,
  rotateResourceFeed,
  runLedgerRepair,
  runStockCheck,
  runStockRepair,
  runWebhookCatchUp,
  runWebhookReplay,
  saveStorefrontDraft,
  saveView,
  searchBookings,
  searchContacts,
  searchCustomers,
  setSellerMember,
  setStaffRoles,
  setStock,
  signCustomerOut,
  signStaffOut,
  startDealImport,
  startImageUpload,
  stopDealImport,
  unblockCustomer,
  undoRedemption,
  updateDeal,
  updateResource,
  updateSeller,
  updateService,
  updateSwitches,
  uploadRedemptions,
  withdrawStorefrontVersion,
];

// Made from openapi.json by npm run generate: do not edit.
import { type Operation, operation } from '../core/operation.ts';
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
  GetCustomerDeletionData,
  GetCustomerDeletionResponse,
  GetCustomerExportData,
  GetCustomerExportResponse,
  GetDeadLetterQueuesData,
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
  GetHealthData,
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
  GetSetupData,
  GetSetupResponse,
  GetStaffMemberData,
  GetStaffMemberResponse,
  GetStockCheckData,
  GetStockCheckResponse,
  GetStockData,
  GetStockResponse,
  GetStorefrontDraftData,
  GetStorefrontDraftResponse,
  GetStorefrontVersionData,
  GetStorefrontVersionResponse,
  GetSwitchesData,
  GetSwitchesResponse,
  GetWebhookEventData,
  GetWebhookEventResponse,
  GetWorkCountsData,
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
  ListViewsData,
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

/** Requests for a colleague’s approval, newest first. */
export const listApprovals: Operation<ListApprovalsData, ListApprovalsResponse> = /* @__PURE__ */ operation('spr approvals.list GET admin/approvals');

/** One request for approval. */
export const getApproval: Operation<GetApprovalData, GetApprovalResponse> = /* @__PURE__ */ operation('sr approvals.get GET admin/approvals/{approvalId}');

/** Approve or refuse a colleague’s request. */
export const decideApproval: Operation<DecideApprovalData, DecideApprovalResponse> = /* @__PURE__ */ operation('sbr approvals.decide POST admin/approvals/{approvalId}/decision');

/** Changes by staff, newest first. */
export const listAuditEntries: Operation<ListAuditEntriesData, ListAuditEntriesResponse> = /* @__PURE__ */ operation('spr auditEntries.list GET admin/audit');

/** Find bookings, newest first. */
export const searchBookings: Operation<SearchBookingsData, SearchBookingsResponse> = /* @__PURE__ */ operation('spr bookings.search GET admin/bookings');

/** Let a hold last longer. */
export const extendHold: Operation<ExtendHoldData, ExtendHoldResponse> = /* @__PURE__ */ operation('sbr bookings.extendHold PUT admin/bookings/{bookingId}/hold');

/** Compare a payment’s entries in the ledger with Stripe, now. */
export const getLedgerComparison: Operation<GetLedgerComparisonData, GetLedgerComparisonResponse> = /* @__PURE__ */ operation('sr ledgerComparisons.get GET admin/bookings/{bookingId}/ledger-comparison');

/** Repair a payment’s entries in the ledger. */
export const runLedgerRepair: Operation<RunLedgerRepairData, RunLedgerRepairResponse> = /* @__PURE__ */ operation('sbr ledgerRepairs.run POST admin/bookings/{bookingId}/ledger-repair');

/** The payment of a booking, with refunds, disputes and its lines of the ledger. */
export const getPayment: Operation<GetPaymentData, GetPaymentResponse> = /* @__PURE__ */ operation('sr payments.get GET admin/bookings/{bookingId}/payment');

/** Refund a payment, in full or in part. */
export const refundPayment: Operation<RefundPaymentData, RefundPaymentResponse> = /* @__PURE__ */ operation('sbkr payments.refund POST admin/bookings/{bookingId}/refunds');

/** Retry a failed refund, or report that it was settled in another way. */
export const resolveRefund: Operation<ResolveRefundData, ResolveRefundResponse> = /* @__PURE__ */ operation('sbkr refunds.resolve POST admin/bookings/{bookingId}/refunds/{refundId}/resolution');

/** Find bookings by the buyer’s e-mail address. */
export const searchContacts: Operation<SearchContactsData, SearchContactsResponse> = /* @__PURE__ */ operation('sbr contacts.search POST admin/contacts/search');

/** Find customers by e-mail address or name. */
export const searchCustomers: Operation<SearchCustomersData, SearchCustomersResponse> = /* @__PURE__ */ operation('sbr customers.search POST admin/customers/search');

/** Block a customer. */
export const blockCustomer: Operation<BlockCustomerData, BlockCustomerResponse> = /* @__PURE__ */ operation('sbr customers.block POST admin/customers/{customerId}/block');

/** The state of a customer’s deletion. */
export const getCustomerDeletion: Operation<GetCustomerDeletionData, GetCustomerDeletionResponse> = /* @__PURE__ */ operation('sr customerDeletions.get GET admin/customers/{customerId}/deletion');

/** Delete a customer and all data about them. */
export const requestCustomerDeletion: Operation<RequestCustomerDeletionData, RequestCustomerDeletionResponse> = /* @__PURE__ */ operation('sbr customerDeletions.request POST admin/customers/{customerId}/deletion');

/** Export all data about a customer, for them. */
export const requestCustomerExport: Operation<RequestCustomerExportData, RequestCustomerExportResponse> = /* @__PURE__ */ operation('skr customerExports.request POST admin/customers/{customerId}/exports');

/** An export of a customer’s data. */
export const getCustomerExport: Operation<GetCustomerExportData, GetCustomerExportResponse> = /* @__PURE__ */ operation('sr customerExports.get GET admin/customers/{customerId}/exports/{exportId}');

/** Link what a customer bought as a guest. */
export const linkGuestBookings: Operation<LinkGuestBookingsData, LinkGuestBookingsResponse> = /* @__PURE__ */ operation('sr guestBookings.link POST admin/customers/{customerId}/guest-bookings');

/** Read what is held about a customer. */
export const readCustomer: Operation<ReadCustomerData, ReadCustomerResponse> = /* @__PURE__ */ operation('sbr customers.read POST admin/customers/{customerId}/reading');

/** Sign a customer out everywhere. */
export const signCustomerOut: Operation<SignCustomerOutData, SignCustomerOutResponse> = /* @__PURE__ */ operation('sr customers.signOut POST admin/customers/{customerId}/sign-out');

/** Unblock a customer. */
export const unblockCustomer: Operation<UnblockCustomerData, UnblockCustomerResponse> = /* @__PURE__ */ operation('sr customers.unblock POST admin/customers/{customerId}/unblocking');

/** All queues of dead letters, with their number and the age of the oldest. */
export const getDeadLetterQueues: Operation<GetDeadLetterQueuesData, GetDeadLetterQueuesResponse> = /* @__PURE__ */ operation('sr deadLetterQueues.get GET admin/dead-letter-queues');

/** Delete dead letters for good. */
export const discardDeadLetters: Operation<DiscardDeadLettersData, DiscardDeadLettersResponse> = /* @__PURE__ */ operation('sbr deadLetters.discard POST admin/dead-letter-queues/{queue}/discards');

/** Dead letters of a queue, each with the reason. */
export const getDeadLetters: Operation<GetDeadLettersData, GetDeadLettersResponse> = /* @__PURE__ */ operation('sr deadLetters.get GET admin/dead-letter-queues/{queue}/messages');

/** Send dead letters back to their consumer. */
export const redriveDeadLetters: Operation<RedriveDeadLettersData, RedriveDeadLettersResponse> = /* @__PURE__ */ operation('sbr deadLetters.redrive POST admin/dead-letter-queues/{queue}/redrives');

/** Imports, newest first. */
export const listDealImports: Operation<ListDealImportsData, ListDealImportsResponse> = /* @__PURE__ */ operation('spr dealImports.list GET admin/deal-imports');

/** Begin an import of deals. */
export const createDealImport: Operation<CreateDealImportData, CreateDealImportResponse> = /* @__PURE__ */ operation('sbkr dealImports.create POST admin/deal-imports');

/** One import, with its progress. */
export const getDealImport: Operation<GetDealImportData, GetDealImportResponse> = /* @__PURE__ */ operation('sr dealImports.get GET admin/deal-imports/{dealImportId}');

/** The lines of an import with their outcomes, in the order of the file. */
export const listDealImportLines: Operation<ListDealImportLinesData, ListDealImportLinesResponse> = /* @__PURE__ */ operation('spr dealImportLines.list GET admin/deal-imports/{dealImportId}/lines');

/** Send lines of an import. */
export const addDealImportLines: Operation<AddDealImportLinesData, AddDealImportLinesResponse> = /* @__PURE__ */ operation('sbr dealImportLines.add POST admin/deal-imports/{dealImportId}/lines');

/** Start an import. */
export const startDealImport: Operation<StartDealImportData, StartDealImportResponse> = /* @__PURE__ */ operation('sr dealImports.start POST admin/deal-imports/{dealImportId}/start');

/** Stop an import. */
export const stopDealImport: Operation<StopDealImportData, StopDealImportResponse> = /* @__PURE__ */ operation('sr dealImports.stop POST admin/deal-imports/{dealImportId}/stop');

/** Deals in every state, by their creation. */
export const listAdminDeals: Operation<ListAdminDealsData, ListAdminDealsResponse> = /* @__PURE__ */ operation('spr deals.list GET admin/deals');

/** Create a deal as a draft. */
export const createDeal: Operation<CreateDealData, CreateDealResponse> = /* @__PURE__ */ operation('sbkr deals.create POST admin/deals');

/** One deal, in any state. */
export const getAdminDeal: Operation<GetAdminDealData, GetAdminDealResponse> = /* @__PURE__ */ operation('sr deals.get GET admin/deals/{dealId}');

/** Change a deal. */
export const updateDeal: Operation<UpdateDealData, UpdateDealResponse> = /* @__PURE__ */ operation('sb deals.update PATCH admin/deals/{dealId}');

/** Request a list of attendees, as CSV. */
export const requestAttendeeExport: Operation<RequestAttendeeExportData, RequestAttendeeExportResponse> = /* @__PURE__ */ operation('sbkr attendeeExports.request POST admin/deals/{dealId}/attendee-exports');

/** A list of attendees, with a link to its file. */
export const getAttendeeExport: Operation<GetAttendeeExportData, GetAttendeeExportResponse> = /* @__PURE__ */ operation('sr attendeeExports.get GET admin/deals/{dealId}/attendee-exports/{attendeeExportId}');

/** The attendees of a deal, newest first. */
export const listAttendees: Operation<ListAttendeesData, ListAttendeesResponse> = /* @__PURE__ */ operation('spr deals.attendees GET admin/deals/{dealId}/attendees');

/** The bookings of a deal, newest first. */
export const listDealBookings: Operation<ListDealBookingsData, ListDealBookingsResponse> = /* @__PURE__ */ operation('spr deals.bookings GET admin/deals/{dealId}/bookings');

/** Cancel the deal. */
export const cancelDeal: Operation<CancelDealData, CancelDealResponse> = /* @__PURE__ */ operation('sr deals.cancel POST admin/deals/{dealId}/cancellation');

/** A running sale: orders by second and minute, payments, queue, units, watchers. */
export const getDropFigures: Operation<GetDropFiguresData, GetDropFiguresResponse> = /* @__PURE__ */ operation('sr deals.dropFigures GET admin/deals/{dealId}/drop');

/** End the deal now. */
export const endDeal: Operation<EndDealData, EndDealResponse> = /* @__PURE__ */ operation('sr deals.end POST admin/deals/{dealId}/ending');

/** Orders, units and money of a deal. */
export const getFigures: Operation<GetFiguresData, GetFiguresResponse> = /* @__PURE__ */ operation('sr deals.figures GET admin/deals/{dealId}/figures');

/** Pause the sale. */
export const pauseDeal: Operation<PauseDealData, PauseDealResponse> = /* @__PURE__ */ operation('sr deals.pause POST admin/deals/{dealId}/pause');

/** The prices of a deal, newest first. */
export const listPriceHistory: Operation<ListPriceHistoryData, ListPriceHistoryResponse> = /* @__PURE__ */ operation('spr deals.priceHistory GET admin/deals/{dealId}/price-history');

/** Publish a draft. */
export const publishDeal: Operation<PublishDealData, PublishDealResponse> = /* @__PURE__ */ operation('sr deals.publish POST admin/deals/{dealId}/publication');

/** Compare the stock with the booking records. */
export const getReconciliation: Operation<GetReconciliationData, GetReconciliationResponse> = /* @__PURE__ */ operation('sr deals.reconciliation GET admin/deals/{dealId}/reconciliation');

/** Resume the sale after a pause. */
export const resumeDeal: Operation<ResumeDealData, ResumeDealResponse> = /* @__PURE__ */ operation('sr deals.resume POST admin/deals/{dealId}/resumption');

/** The units of a deal, as of now. */
export const getStock: Operation<GetStockData, GetStockResponse> = /* @__PURE__ */ operation('sr deals.stock GET admin/deals/{dealId}/stock');

/** Set the total number of units. */
export const setStock: Operation<SetStockData, SetStockResponse> = /* @__PURE__ */ operation('sbr deals.setStock PUT admin/deals/{dealId}/stock');

/** The last check of a deal’s stock. */
export const getStockCheck: Operation<GetStockCheckData, GetStockCheckResponse> = /* @__PURE__ */ operation('sr stockChecks.get GET admin/deals/{dealId}/stock-check');

/** Check a deal’s stock now. */
export const runStockCheck: Operation<RunStockCheckData, RunStockCheckResponse> = /* @__PURE__ */ operation('sr stockChecks.run POST admin/deals/{dealId}/stock-check');

/** Repair a deal’s stock. */
export const runStockRepair: Operation<RunStockRepairData, RunStockRepairResponse> = /* @__PURE__ */ operation('sbr stockRepairs.run POST admin/deals/{dealId}/stock-repair');

/** What a repair of a deal’s stock would change. */
export const previewStockRepair: Operation<PreviewStockRepairData, PreviewStockRepairResponse> = /* @__PURE__ */ operation('sbr stockRepairs.preview POST admin/deals/{dealId}/stock-repair/preview');

/** The waiting list of a deal, next in line first. */
export const listDealWaitingList: Operation<ListDealWaitingListData, ListDealWaitingListResponse> = /* @__PURE__ */ operation('spr deals.waitingList GET admin/deals/{dealId}/waiting-list');

/** Remove somebody from the waiting list. */
export const removeFromWaitingList: Operation<RemoveFromWaitingListData, RemoveFromWaitingListResponse> = /* @__PURE__ */ operation('sbr deals.removeFromWaitingList POST admin/deals/{dealId}/waiting-list/{buyerId}/removal');

/** Disputed payments, newest first. */
export const listDisputes: Operation<ListDisputesData, ListDisputesResponse> = /* @__PURE__ */ operation('spr disputes.list GET admin/disputes');

/** The list of a door, for working without a network. */
export const getDoorList: Operation<GetDoorListData, GetDoorListResponse> = /* @__PURE__ */ operation('spr doorLists.get GET admin/door-list');

/** The state of all alarms, by the part of the system. */
export const getHealth: Operation<GetHealthData, GetHealthResponse> = /* @__PURE__ */ operation('sr health.get GET admin/health');

/** Start the upload of an image. */
export const startImageUpload: Operation<StartImageUploadData, StartImageUploadResponse> = /* @__PURE__ */ operation('sbkr imageUploads.start POST admin/images');

/** Finish the upload of an image. */
export const finishImageUpload: Operation<FinishImageUploadData, FinishImageUploadResponse> = /* @__PURE__ */ operation('sr imageUploads.finish POST admin/images/{imageId}/publication');

/** The comparisons of the ledger with Stripe, newest first. */
export const listLedgerReports: Operation<ListLedgerReportsData, ListLedgerReportsResponse> = /* @__PURE__ */ operation('spr ledgerReports.list GET admin/ledger/reports');

/** The differences between the ledger and Stripe on a day. */
export const getLedgerReport: Operation<GetLedgerReportData, GetLedgerReportResponse> = /* @__PURE__ */ operation('sr ledgerReports.get GET admin/ledger/reports/{day}');

/** Deals whose stock differs, by the last check of each. */
export const listStockChecks: Operation<ListStockChecksData, ListStockChecksResponse> = /* @__PURE__ */ operation('spr stockChecks.list GET admin/reconciliation/stock/checks');

/** The nightly checks of the stocks, newest first. */
export const listStockRuns: Operation<ListStockRunsData, ListStockRunsResponse> = /* @__PURE__ */ operation('spr stockRuns.list GET admin/reconciliation/stock/runs');

/** Admit a buyer at the door. */
export const redeemBooking: Operation<RedeemBookingData, RedeemBookingResponse> = /* @__PURE__ */ operation('sbr bookings.redeem POST admin/redemptions');

/** Report whom a door let in without a network. */
export const uploadRedemptions: Operation<UploadRedemptionsData, UploadRedemptionsResponse> = /* @__PURE__ */ operation('sbr redemptions.upload POST admin/redemptions/provisional');

/** Take back a use at the door. */
export const undoRedemption: Operation<UndoRedemptionData, UndoRedemptionResponse> = /* @__PURE__ */ operation('sbr redemptions.undo POST admin/redemptions/undo');

/** Refunds that failed, newest first. */
export const listFailedRefunds: Operation<ListFailedRefundsData, ListFailedRefundsResponse> = /* @__PURE__ */ operation('spr failedRefunds.list GET admin/refunds');

/** Bookings, conversion, sell-through and money of a period. */
export const getReport: Operation<GetReportData, GetReportResponse> = /* @__PURE__ */ operation('sqr reports.get GET admin/report');

/** Resources, newest first. */
export const listResources: Operation<ListResourcesData, ListResourcesResponse> = /* @__PURE__ */ operation('spr resources.list GET admin/resources');

/** Create a resource. */
export const createResource: Operation<CreateResourceData, CreateResourceResponse> = /* @__PURE__ */ operation('sbkr resources.create POST admin/resources');

/** One resource, with its hours. */
export const getResource: Operation<GetResourceData, GetResourceResponse> = /* @__PURE__ */ operation('sr resources.get GET admin/resources/{resourceId}');

/** Change a resource or its hours. */
export const updateResource: Operation<UpdateResourceData, UpdateResourceResponse> = /* @__PURE__ */ operation('sb resources.update PATCH admin/resources/{resourceId}');

/** Archive a resource. */
export const archiveResource: Operation<ArchiveResourceData, ArchiveResourceResponse> = /* @__PURE__ */ operation('sr resources.archive POST admin/resources/{resourceId}/archiving');

/** The addresses of a resource’s calendar feeds. */
export const listResourceFeeds: Operation<ListResourceFeedsData, ListResourceFeedsResponse> = /* @__PURE__ */ operation('sr resourceFeeds.list GET admin/resources/{resourceId}/calendar-feeds');

/** Make an address for a feed of a resource. */
export const createResourceFeed: Operation<CreateResourceFeedData, CreateResourceFeedResponse> = /* @__PURE__ */ operation('sbkr resourceFeeds.create POST admin/resources/{resourceId}/calendar-feeds');

/** Remove the address of a resource’s feed. */
export const removeResourceFeed: Operation<RemoveResourceFeedData, RemoveResourceFeedResponse> = /* @__PURE__ */ operation('sr resourceFeeds.remove DELETE admin/resources/{resourceId}/calendar-feeds/{calendarFeedId}');

/** Give a resource’s feed another address. */
export const rotateResourceFeed: Operation<RotateResourceFeedData, RotateResourceFeedResponse> = /* @__PURE__ */ operation('skr resourceFeeds.rotate POST admin/resources/{resourceId}/calendar-feeds/{calendarFeedId}/rotate');

/** The calendars from outside that block a resource. */
export const listOutsideCalendars: Operation<ListOutsideCalendarsData, ListOutsideCalendarsResponse> = /* @__PURE__ */ operation('sr outsideCalendars.list GET admin/resources/{resourceId}/outside-calendars');

/** Block a resource by a calendar from outside. */
export const addOutsideCalendar: Operation<AddOutsideCalendarData, AddOutsideCalendarResponse> = /* @__PURE__ */ operation('sbr outsideCalendars.add POST admin/resources/{resourceId}/outside-calendars');

/** Stop blocking a resource by a calendar. */
export const removeOutsideCalendar: Operation<RemoveOutsideCalendarData, RemoveOutsideCalendarResponse> = /* @__PURE__ */ operation('sr outsideCalendars.remove DELETE admin/resources/{resourceId}/outside-calendars/{outsideCalendarId}');

/** Booked slots at the time of appointments outside. */
export const listOutsideConflicts: Operation<ListOutsideConflictsData, ListOutsideConflictsResponse> = /* @__PURE__ */ operation('sr outsideConflicts.list GET admin/resources/{resourceId}/outside-conflicts');

/** The money of all deals by day, newest first. */
export const listRevenue: Operation<ListRevenueData, ListRevenueResponse> = /* @__PURE__ */ operation('spr revenue.list GET admin/revenue');

/** Orders that look like abuse, newest first. */
export const listRiskReviews: Operation<ListRiskReviewsData, ListRiskReviewsResponse> = /* @__PURE__ */ operation('spr riskReviews.list GET admin/risk-reviews');

/** Let an order stay, or cancel it. */
export const decideRiskReview: Operation<DecideRiskReviewData, DecideRiskReviewResponse> = /* @__PURE__ */ operation('sbr riskReviews.decide POST admin/risk-reviews/{riskReviewId}/decision');

/** All sellers, newest first. */
export const listSellers: Operation<ListSellersData, ListSellersResponse> = /* @__PURE__ */ operation('spr sellers.list GET admin/sellers');

/** Create a seller. */
export const createSeller: Operation<CreateSellerData, CreateSellerResponse> = /* @__PURE__ */ operation('sbkr sellers.create POST admin/sellers');

/** One seller. */
export const getSeller: Operation<GetSellerData, GetSellerResponse> = /* @__PURE__ */ operation('sr sellers.get GET admin/sellers/{sellerId}');

/** Change a seller. */
export const updateSeller: Operation<UpdateSellerData, UpdateSellerResponse> = /* @__PURE__ */ operation('sb sellers.update PATCH admin/sellers/{sellerId}');

/** The members of a seller, oldest first. */
export const listSellerMembers: Operation<ListSellerMembersData, ListSellerMembersResponse> = /* @__PURE__ */ operation('spr sellerMembers.list GET admin/sellers/{sellerId}/members');

/** Add a member to a seller, or change their role in it. */
export const setSellerMember: Operation<SetSellerMemberData, SetSellerMemberResponse> = /* @__PURE__ */ operation('sbr sellerMembers.set PUT admin/sellers/{sellerId}/members/{staffId}');

/** Remove a member from a seller. */
export const removeSellerMember: Operation<RemoveSellerMemberData, RemoveSellerMemberResponse> = /* @__PURE__ */ operation('sr sellerMembers.remove DELETE admin/sellers/{sellerId}/members/{staffId}');

/** Services in every state, newest first. */
export const listAdminServices: Operation<ListAdminServicesData, ListAdminServicesResponse> = /* @__PURE__ */ operation('spr services.list GET admin/services');

/** Create a service as a draft. */
export const createService: Operation<CreateServiceData, CreateServiceResponse> = /* @__PURE__ */ operation('sbkr services.create POST admin/services');

/** One service, in any state. */
export const getAdminService: Operation<GetAdminServiceData, GetAdminServiceResponse> = /* @__PURE__ */ operation('sr services.get GET admin/services/{serviceId}');

/** Change a service. */
export const updateService: Operation<UpdateServiceData, UpdateServiceResponse> = /* @__PURE__ */ operation('sb services.update PATCH admin/services/{serviceId}');

/** Archive a service. */
export const archiveService: Operation<ArchiveServiceData, ArchiveServiceResponse> = /* @__PURE__ */ operation('sr services.archive POST admin/services/{serviceId}/archiving');

/** Publish a draft. */
export const publishService: Operation<PublishServiceData, PublishServiceResponse> = /* @__PURE__ */ operation('sr services.publish POST admin/services/{serviceId}/publication');

/** What is set up for this stage: the keys of Stripe, its webhook, the sender of mails. */
export const getSetup: Operation<GetSetupData, GetSetupResponse> = /* @__PURE__ */ operation('sr setup.get GET admin/setup');

/** All members of staff. */
export const listStaff: Operation<ListStaffData, ListStaffResponse> = /* @__PURE__ */ operation('spr staff.list GET admin/staff');

/** Invite a member of staff. */
export const inviteStaff: Operation<InviteStaffData, InviteStaffResponse> = /* @__PURE__ */ operation('sb staff.invite POST admin/staff');

/** One member of staff. */
export const getStaffMember: Operation<GetStaffMemberData, GetStaffMemberResponse> = /* @__PURE__ */ operation('sr staff.get GET admin/staff/{staffId}');

/** Lock a member of staff out. */
export const disableStaff: Operation<DisableStaffData, DisableStaffResponse> = /* @__PURE__ */ operation('sr staff.disable POST admin/staff/{staffId}/disabling');

/** Unlock a member of staff. */
export const enableStaff: Operation<EnableStaffData, EnableStaffResponse> = /* @__PURE__ */ operation('sr staff.enable POST admin/staff/{staffId}/enabling');

/** Send an invitation again. */
export const inviteStaffAgain: Operation<InviteStaffAgainData, InviteStaffAgainResponse> = /* @__PURE__ */ operation('s staff.inviteAgain POST admin/staff/{staffId}/invitation');

/** Set the roles of a member of staff. */
export const setStaffRoles: Operation<SetStaffRolesData, SetStaffRolesResponse> = /* @__PURE__ */ operation('sbr staff.setRoles PUT admin/staff/{staffId}/roles');

/** Sign a member of staff out everywhere. */
export const signStaffOut: Operation<SignStaffOutData, SignStaffOutResponse> = /* @__PURE__ */ operation('sr staff.signOut POST admin/staff/{staffId}/sign-out');

/** The draft of the home page. */
export const getStorefrontDraft: Operation<GetStorefrontDraftData, GetStorefrontDraftResponse> = /* @__PURE__ */ operation('sr storefront.draft GET admin/storefront/draft');

/** Save the draft of the home page. */
export const saveStorefrontDraft: Operation<SaveStorefrontDraftData, SaveStorefrontDraftResponse> = /* @__PURE__ */ operation('sb storefront.saveDraft PUT admin/storefront/draft');

/** The home page as a visitor would see it. */
export const previewStorefront: Operation<PreviewStorefrontData, PreviewStorefrontResponse> = /* @__PURE__ */ operation('sbr storefront.preview POST admin/storefront/preview');

/** The versions of the home page, newest first. */
export const listStorefrontVersions: Operation<ListStorefrontVersionsData, ListStorefrontVersionsResponse> = /* @__PURE__ */ operation('spr storefront.versions GET admin/storefront/versions');

/** Publish the draft. */
export const publishStorefront: Operation<PublishStorefrontData, PublishStorefrontResponse> = /* @__PURE__ */ operation('sbr storefront.publish POST admin/storefront/versions');

/** One version of the home page. */
export const getStorefrontVersion: Operation<GetStorefrontVersionData, GetStorefrontVersionResponse> = /* @__PURE__ */ operation('sr storefront.version GET admin/storefront/versions/{version}');

/** Show an earlier version again. */
export const restoreStorefrontVersion: Operation<RestoreStorefrontVersionData, RestoreStorefrontVersionResponse> = /* @__PURE__ */ operation('sr storefront.restore POST admin/storefront/versions/{version}/restoration');

/** Take a scheduled version back. */
export const withdrawStorefrontVersion: Operation<WithdrawStorefrontVersionData, WithdrawStorefrontVersionResponse> = /* @__PURE__ */ operation('sr storefront.withdraw POST admin/storefront/versions/{version}/withdrawal');

/** The switches, and the blocked addresses. */
export const getSwitches: Operation<GetSwitchesData, GetSwitchesResponse> = /* @__PURE__ */ operation('sr switches.get GET admin/switches');

/** Switch something off, or on again. */
export const updateSwitches: Operation<UpdateSwitchesData, UpdateSwitchesResponse> = /* @__PURE__ */ operation('sb switches.update PATCH admin/switches');

/** Your saved views and the shared ones. */
export const listViews: Operation<ListViewsData, ListViewsResponse> = /* @__PURE__ */ operation('sr views.list GET admin/views');

/** Save a view. */
export const saveView: Operation<SaveViewData, SaveViewResponse> = /* @__PURE__ */ operation('sbr views.save POST admin/views');

/** Remove a view. */
export const removeView: Operation<RemoveViewData, RemoveViewResponse> = /* @__PURE__ */ operation('sr views.remove DELETE admin/views/{savedViewId}');

/** Fetch the events of a time that never came from Stripe, and queue them. */
export const runWebhookCatchUp: Operation<RunWebhookCatchUpData, RunWebhookCatchUpResponse> = /* @__PURE__ */ operation('sbr webhookCatchUps.run POST admin/webhooks/catch-ups');

/** Events of Stripe, newest first. */
export const listWebhookEvents: Operation<ListWebhookEventsData, ListWebhookEventsResponse> = /* @__PURE__ */ operation('spr webhookEvents.list GET admin/webhooks/events');

/** Fetch an event that never came from Stripe, and queue it. */
export const fetchWebhookEvent: Operation<FetchWebhookEventData, FetchWebhookEventResponse> = /* @__PURE__ */ operation('sr webhookEvents.fetch POST admin/webhooks/events/{stripeEventId}/fetch');

/** Put an event back on the queue. */
export const replayWebhookEvent: Operation<ReplayWebhookEventData, ReplayWebhookEventResponse> = /* @__PURE__ */ operation('sr webhookEvents.replay POST admin/webhooks/events/{stripeEventId}/replay');

/** An event of Stripe, and what became of it. */
export const getWebhookEvent: Operation<GetWebhookEventData, GetWebhookEventResponse> = /* @__PURE__ */ operation('sr webhookEvents.get GET admin/webhooks/events/{webhookEventId}');

/** Put the events of a time back on the queue. */
export const runWebhookReplay: Operation<RunWebhookReplayData, RunWebhookReplayResponse> = /* @__PURE__ */ operation('sbr webhookReplays.run POST admin/webhooks/replays');

/** How much waits for staff. */
export const getWorkCounts: Operation<GetWorkCountsData, GetWorkCountsResponse> = /* @__PURE__ */ operation('sr workCounts.get GET admin/work-counts');

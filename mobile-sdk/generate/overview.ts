/** The first page of the reference, in Markdown: the facts before a first request. */
export const overview = `The backend of apps that sell scarce things at a moment in time.

## Your first order
Anybody may look at deals. To order, be a guest: it takes one request and no account.

\`\`\`sh
API=http://127.0.0.1:4000
curl "$API/v1/deals?state=live&limit=3"
curl -X POST $API/v1/guests                       # answers { "token": "…" }
curl -X POST $API/v1/bookings \\
  -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: $(uuidgen)" -H "Content-Type: application/json" \\
  -d '{ "dealId": "deal_…", "quantity": 1 }'
\`\`\`

A booking is \`held\` until \`holdExpiresAt\`: pay it by then with \`POST /v1/bookings/{bookingId}/payment\`. 202 means that the order waits in a queue: read it at its \`Location\` until it is decided.

## Who calls
| caller | token | where from |
| --- | --- | --- |
| anybody | none | |
| guest | \`token\` of \`POST /v1/guests\` | the app asks once and keeps it: it is all that a guest has |
| customer | access token of the customer pool | the hosted sign-in page, by code and PKCE |
| seller, support, admin | access token of the staff pool | the same, with an authenticator app |

On a laptop \`npm run --silent token -- --as customer\` (or \`seller\`, \`support\`, \`admin\`) prints a token.

## What holds everywhere
- Every answer that is not a success is a problem (RFC 9457, \`application/problem+json\`): decide by \`code\`, quote \`requestId\`.
- \`Idempotency-Key\` on every POST that makes something or moves money: the same key with the same body has the same answer, so a lost answer is asked for again.
- Money is \`{ "amountMinor": 1990, "currency": "EUR" }\`, in the smallest unit of the currency. Instants are UTC: \`2026-12-24T09:00:00.000Z\`.
- Lists answer \`{ "items": […], "nextCursor": "…" }\`; hand the cursor back as \`?cursor=\` until it is \`null\`.
- 429 and 503 say in \`Retry-After\` when to come again.
- Within \`/v1\` fields and operations are only ever added: ignore what you do not know.`;

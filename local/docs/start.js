/** Fills the start page with facts of the running cloud. */
const show = (id, text) => {
  document.getElementById(id).textContent = text;
};
const { accounts = [], stripeUrl } = await (await fetch('/docs/places.json')).json();
const api = location.origin;

// Single quotes: in double quotes an interactive shell expands an exclamation mark from its history.
const field = (name) => `node -p 'JSON.parse(fs.readFileSync(0)).${name}'`;
const pay = stripeUrl
  ? `
SHEET=$(curl -s -X POST $API/v1/bookings/$BOOKING/payment -H "Authorization: Bearer $GUEST" \\
  -H 'Content-Type: application/json' -d '{"email":"you@example.com"}')
SECRET=$(echo "$SHEET" | ${field('clientSecret')})
curl -s ${stripeUrl}/v1/payment_intents/\${SECRET%_secret_*}/confirm -u "$(echo "$SHEET" | ${field('publishableKey')}):" \\
  -d client_secret=$SECRET -d payment_method=pm_card_visa > /dev/null
curl -s -X POST $API/v1/bookings/$BOOKING/payment/confirmation -H "Authorization: Bearer $GUEST"`
  : '';
show(
  'buy',
  `API=${api}
GUEST=$(curl -s -X POST $API/v1/guests | ${field('token')})
DEAL=$(curl -s "$API/v1/deals?state=live" | ${field('items.find((deal) => !deal.soldOut && !deal.drop && deal.price.amountMinor > 0).id')})
BOOKING=$(curl -s -X POST $API/v1/bookings -H "Authorization: Bearer $GUEST" -H "Idempotency-Key: order-$(date +%s)-$$" \\
  -H 'Content-Type: application/json' -d "{\\"dealId\\":\\"$DEAL\\",\\"quantity\\":1}" | ${field('id')})${pay}`,
);
show(
  'staff',
  `curl -H "Authorization: Bearer $(npm run --silent token -- --as admin)" \\\n  "${api}/v1/admin/deals?limit=3"`,
);
for (const { role, email, password } of accounts) {
  const row = document.getElementById('accounts').insertRow();
  for (const text of [role, email, password]) row.insertCell().textContent = text;
}
const { items } = await (await fetch('/v1/deals?state=live&limit=100')).json();
show('live', items.length);

/** Accepts an invitation: sets a new password and an authenticator app, and signs in. */
const form = document.getElementById('form');
for (const [name, value] of new URLSearchParams(location.hash.slice(1)))
  if (form.elements[name]) form.elements[name].value = value;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const wanted = Object.fromEntries(new FormData(form));
  const response = await fetch('/docs/invitation', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  });
  const { token, secret, problem } = await response.json();
  document.getElementById('problem').textContent = problem ?? '';
  if (!response.ok) return;
  const label = encodeURIComponent(`Stampede:${wanted.email}`);
  document.getElementById('secret').textContent =
    `${secret}\n\nThe current code:\nnpm run totp -- --secret ${secret}`;
  document.getElementById('otpauth').href = `otpauth://totp/${label}?secret=${secret}&issuer=Stampede`;
  document.getElementById('next').textContent =
    `TOKEN=${token}\ncurl -H "Authorization: Bearer $TOKEN" "${location.origin}/v1/admin/deals?limit=3"`;
  form.hidden = true;
  document.getElementById('done').hidden = false;
});

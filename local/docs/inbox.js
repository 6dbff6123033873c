/** Shows the mails, and looks for new ones every two seconds. */
const words = {
  invitation: ['You are invited to the staff', 'Password for the first sign-in'],
  'sign-up': ['Confirm your address', 'Code'],
  code: ['Your code', 'Code'],
};
const list = document.getElementById('mails');

function card({ at, to, kind, secret }) {
  const [title, what] = words[kind];
  const element = document.createElement('article');
  element.className = 'card';
  const line = (tag, text) => {
    const part = document.createElement(tag);
    part.textContent = text;
    element.append(part);
    return part;
  };
  line('strong', title);
  line('span', `to ${to}, ${new Date(at).toLocaleString()}`);
  line('p', `${what}: `).append(Object.assign(document.createElement('code'), { textContent: secret }));
  if (kind === 'invitation') {
    const query = new URLSearchParams({ email: to, invitation: secret });
    // The password is in the fragment, which no log keeps.
    line('a', 'Accept the invitation').href = `/invitation#${query}`;
  }
  return element;
}

let shown = '';
async function look() {
  const mails = await (await fetch('/docs/mails.json')).json();
  const text = JSON.stringify(mails);
  if (text === shown) return;
  shown = text;
  document.getElementById('empty').hidden = mails.length > 0;
  list.className = 'cards';
  list.replaceChildren(...mails.map(card));
}
await look();
setInterval(() => look().catch(() => {}), 2_000);

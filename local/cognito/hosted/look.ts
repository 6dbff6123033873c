import { createHash } from 'node:crypto';
import { type Html, html } from './html.ts';

const css = `:root{color-scheme:light dark;--ink:light-dark(#0f141a,#ebebf0);--soft:light-dark(#5f6b7a,#a4a4ad);--page:light-dark(#f6f6f9,#0f141a);--card:light-dark(#fff,#161d26);--line:light-dark(#8c8c94,#656871);--link:light-dark(#006ce0,#42b4ff);--on-link:light-dark(#fff,#0f141a);--bad:light-dark(#db0000,#ff7a7a);font:16px/1.5 system-ui,sans-serif}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:start center;background:var(--page);color:var(--ink)}
main{width:min(26rem,100% - 2rem);margin:8vh 0 2rem;padding:1.6rem;background:var(--card);border-radius:1rem;box-shadow:0 1px 8px rgb(0 7 22/12%)}
h1{margin:0 0 .4rem;font-size:1.4rem}
p{margin:.5rem 0}
.soft{color:var(--soft);font-size:.9rem}
label{display:block;margin-top:1rem;font-weight:600}
input{width:100%;margin-top:.25rem;padding:.55rem .7rem;font:inherit;font-weight:400;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:.5rem}
input[name=code]{font-size:1.4rem;letter-spacing:.3em}
button{width:100%;margin-top:1.2rem;padding:.6rem 1rem;font:inherit;font-weight:600;color:var(--on-link);background:var(--link);border:0;border-radius:1.5rem;cursor:pointer}
a{color:var(--link)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
[role=alert]{padding:.6rem .8rem;border:1px solid var(--bad);border-radius:.5rem;color:var(--bad)}
code{font:.9rem ui-monospace,monospace;overflow-wrap:anywhere}
code#secret{user-select:all}
.soft code{display:block}
svg{display:block;width:min(14rem,100%);margin:1rem auto;border-radius:.5rem}
ol{padding-left:1.2rem}`;

const hash = `'sha256-${createHash('sha256').update(css).digest('base64')}'`;

/**
 * The policy of a page. A browser applies `form-action` to the redirect after the form too, so the app's address is in
 * it.
 * @param backTo the origin or the scheme to which the form may lead
 */
export const policyFor = (backTo?: string): string =>
  [
    "default-src 'none'",
    `style-src ${hash}`,
    'img-src data:',
    `form-action 'self'${backTo ? ` ${backTo}` : ''}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Returns the source of a form's final address for the policy: an origin, or the scheme of an app. */
export function sourceOf(callback: string): string {
  const { origin, protocol } = new URL(callback);
  return origin === 'null' ? protocol : origin;
}

export function page(title: string, content: Html): string {
  const { text } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Stampede</title>
<link rel="icon" href="data:,">
<style>STYLE</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
  return text.replace('STYLE', () => css);
}

// What a browser runs to make or use a passkey: asks the console what to ask the device, and puts the answer into the form.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Its words stand in the page, in the reader's language. */
const ours = `const form = document.getElementById('passkey');
const trouble = document.getElementById('trouble');
const button = form.querySelector('button');
const token = location.hash.slice(1);
if (token !== '') {
  history.replaceState(null, '', location.pathname);
  if (form.elements.token) form.elements.token.value = token;
}
function say(text) {
  trouble.textContent = text;
  trouble.hidden = false;
  trouble.focus();
}
if (!SimpleWebAuthnBrowser.browserSupportsWebAuthn()) say(form.dataset.unable);
form.addEventListener('submit', async (event) => {
  // by the provider, which needs no device
  if (event.submitter?.hasAttribute('formaction')) return;
  event.preventDefault();
  trouble.hidden = true;
  button.disabled = true;
  try {
    const asked = await fetch(form.dataset.options, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    const said = await asked.json();
    if (!asked.ok) return say(said.trouble);
    const start = form.dataset.makes ? 'startRegistration' : 'startAuthentication';
    form.elements.response.value = JSON.stringify(await SimpleWebAuthnBrowser[start]({ optionsJSON: said }));
    form.submit();
  } catch (error) {
    say(error.name === 'InvalidStateError' ? form.dataset.known : form.dataset.failed);
  } finally {
    button.disabled = false;
  }
});
`;

let whole: string | undefined;

/** Read when it is first asked for: whoever never opens the page needs no file of the library. */
export function passkeyScript(): string {
  const entry = createRequire(import.meta.url).resolve('@simplewebauthn/browser');
  whole ??= `${readFileSync(join(dirname(entry), '../dist/bundle/index.umd.min.js'), 'utf8')}\n${ours}`;
  return whole;
}

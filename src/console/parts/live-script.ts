// The script of live pages: reads the page anew when the server says that something changed, and puts in place what is
// different, unless somebody is typing there. Without it pages are as good, and as old as when they were opened.

/** What it asks with, so that a page left open doesn't pass for somebody who is there. */
export const unattendedHeader = 'x-rusuban-unattended';

export const liveScript = `(() => {
const main = document.querySelector('main[data-live]');
const note = document.getElementById('live');
let source = null, since = main.dataset.live, timer = 0, last = 0;

function say(kind) {
  const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
  note.className = kind === 'fresh' ? 'soft' : 'warn';
  note.textContent = note.dataset[kind].replace('{at}', time);
}
function isTyped(part) {
  if (part.matches(':focus-within') && /^(TEXTAREA|INPUT|SELECT)$/.test(document.activeElement.tagName)) return true;
  return [...part.querySelectorAll('textarea,input,select')].some((field) =>
    field.tagName === 'SELECT'
      ? [...field.options].some((option) => option.selected !== option.defaultSelected && field.selectedIndex > 0)
      : field.value !== field.defaultValue || field.checked !== field.defaultChecked);
}
const places = (part) => [...part.querySelectorAll('a[href],button,summary,input,textarea,select')];
function replace(old, fresh) {
  const next = document.importNode(fresh, true);
  const open = [...old.querySelectorAll('details[open]>summary')].map((one) => one.textContent);
  const focused = places(old).indexOf(document.activeElement);
  for (const one of next.querySelectorAll('details>summary'))
    if (open.includes(one.textContent)) one.parentElement.open = true;
  old.replaceWith(next);
  if (focused >= 0) places(next)[focused]?.focus({ preventScroll: true });
}
// what a reader has opened is no difference
function isSame(part, fresh) {
  const copy = part.cloneNode(true);
  for (const one of [copy, ...copy.querySelectorAll('details[open]')]) one.removeAttribute('open');
  return copy.isEqualNode(fresh);
}
function put(fresh) {
  const [now, then] = [[...main.children], [...fresh.children]];
  if (now.length !== then.length) {
    if (isTyped(main)) return false;
    replaceAll(fresh);
    return true;
  }
  let isWhole = true;
  now.forEach((part, i) => {
    if (isSame(part, then[i])) return;
    if (isTyped(part)) isWhole = false;
    else replace(part, then[i]);
  });
  return isWhole;
}
function replaceAll(fresh) {
  const open = [...main.querySelectorAll('details[open]>summary')].map((one) => one.textContent);
  main.replaceChildren(...[...fresh.children].map((one) => document.importNode(one, true)));
  for (const one of main.querySelectorAll('details>summary'))
    if (open.includes(one.textContent)) one.parentElement.open = true;
}
function read() {
  timer = 0;
  last = Date.now();
  const asked = new XMLHttpRequest();
  asked.responseType = 'document';
  asked.open('GET', location.pathname + location.search);
  asked.setRequestHeader('${unattendedHeader}', '1');
  asked.onload = () => {
    const fresh = asked.response?.querySelector('main[data-live]');
    if (asked.status === 401) return say('out'), close();
    if (!fresh || asked.status >= 500) return say('stale');
    since = fresh.dataset.live;
    main.dataset.every = fresh.dataset.every ?? '';
    again();
    say(put(fresh) ? 'fresh' : 'news');
  };
  asked.onerror = () => say('stale');
  asked.send();
}
function soon() {
  if (timer === 0) timer = setTimeout(read, Math.max(0, last + 2000 - Date.now()));
}
function again() {
  if (main.dataset.every && !document.hidden) setTimeout(soon, Number(main.dataset.every));
}
function close() {
  source?.close();
  source = null;
}
function open() {
  if (source) return;
  source = new EventSource(main.dataset.from + '?since=' + encodeURIComponent(since));
  source.addEventListener('changed', soon);
  source.addEventListener('minute', soon);
  source.addEventListener('trouble', () => say('stale'));
  source.addEventListener('out', () => { say('out'); close(); });
  source.onerror = () => say('stale');
  again();
  source.onopen = () => { if (note.className === 'warn') soon(); };
}
// a browser keeps few connections to one place: pages that nobody looks at give theirs back
document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
open();
})();
`;

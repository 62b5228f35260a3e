// What a browser runs so that it can be woken: the page's script subscribes it, the worker shows what is pushed and opens the
// console where it is touched. Neither holds an address: the worker has its own from where it came.
import { workerPolicy } from '../guard.ts';

/** Its words stand in the page, in the reader's language. */
export const deviceScript = `(() => {
const worker = new URL('wake.js', document.currentScript.src).href;
const form = document.getElementById('device');
const trouble = document.getElementById('trouble');
const button = form.querySelector('button');
const trusted = window.trustedTypes?.createPolicy('${workerPolicy}', { createScriptURL: () => worker });
function say(kind) {
  trouble.textContent = form.dataset[kind];
  trouble.hidden = false;
  trouble.focus();
}
async function subscribed() {
  await navigator.serviceWorker.register(trusted?.createScriptURL('') ?? worker);
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: form.dataset.key };
  try {
    return await pushManager.subscribe(options);
  } catch (error) {
    if (error.name !== 'InvalidStateError') throw error;
    // by another key, of before the console was set up anew
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe(options);
  }
}
const isAble = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
if (!isAble) say(/iPhone|iPad|Macintosh.*Mobile/.test(navigator.userAgent) || navigator.maxTouchPoints > 1 ? 'install' : 'unable');
button.disabled = !isAble;
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  trouble.hidden = true;
  button.disabled = true;
  try {
    if ((await Notification.requestPermission()) !== 'granted') return say('denied');
    const { endpoint, keys } = (await subscribed()).toJSON();
    form.elements['field-url'].value = endpoint;
    form.elements['field-key'].value = keys.p256dh;
    form.elements['field-secret'].value = keys.auth;
    form.submit();
  } catch {
    say('failed');
  } finally {
    button.disabled = false;
  }
});
})();
`;

/** What can't be read is shown all the same: a push that shows nothing has browsers take the right away. */
export const workerScript = `const unread = { title: 'Rusuban / 留守番', body: 'Open the console. / 管理画面を開いてください。' };
const ended = { title: 'Rusuban / 留守番', body: 'This device is no longer woken: add it again in the settings. / この端末には通知が届かなくなりました。設定からもう一度追加してください。' };
function show({ title, body, tag, place, stays, language, at }) {
  return self.registration.showNotification(title, {
    body,
    ...(tag && { tag, renotify: true }),
    requireInteraction: stays === true,
    lang: language ?? '',
    dir: 'auto',
    timestamp: at,
    icon: new URL('icon-192.png', self.registration.scope).href,
    data: { place },
  });
}
function read(data) {
  try {
    const said = data.json();
    return typeof said.title === 'string' ? said : unread;
  } catch {
    return unread;
  }
}
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('push', (event) => event.waitUntil(show(read(event.data))));
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(show(ended)));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const place = String(event.notification.data?.place ?? '');
  const { href } = new URL(/^incident\\/[\\w-]+$/.test(place) ? place : '', self.registration.scope);
  const open = async () => {
    const all = await self.clients.matchAll({ type: 'window' });
    const there = all.find(({ url }) => url.split('#')[0] === href);
    return there ? there.focus() : self.clients.openWindow(href);
  };
  event.waitUntil(open());
});
`;

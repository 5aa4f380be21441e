import DOMPurify from 'dompurify';

const list = document.querySelector('#list');

export function asText() {
  // ok: js/xss-dom
  list.textContent = new URLSearchParams(location.search).get('name');
}

export function cleaned() {
  // ok: js/xss-dom
  list.innerHTML = DOMPurify.sanitize(location.hash);
}

export function escaped(escapeHtml) {
  const q = new URLSearchParams(location.search).get('q');
  // ok: js/xss-dom
  list.innerHTML = `<b>${escapeHtml(q)}</b>`;
}

export function own(items) {
  // ok: js/xss-dom
  list.innerHTML = items.map((item) => `<li>${item.id}</li>`).join('');
}

export function numeric() {
  const page = Number(new URLSearchParams(location.search).get('page'));
  // ok: js/xss-dom
  list.innerHTML = `<b>${page}</b>`;
}

export function link() {
  // ok: js/xss-dom
  list.innerHTML = `<a href="?q=${encodeURIComponent(location.hash)}">again</a>`;
}

window.addEventListener('message', (event) => {
  // ok: js/xss-dom
  list.textContent = event.data;
});

const list = document.querySelector('#list');

export function greet() {
  const name = new URLSearchParams(window.location.search).get('name');
  // ruleid: js/xss-dom
  list.innerHTML = '<b>' + name + '</b>';
}

export function fromHash() {
  // ruleid: js/xss-dom
  document.write(decodeURIComponent(location.hash.slice(1)));
}

export function fromReferrer() {
  // ruleid: js/xss-dom
  list.insertAdjacentHTML('beforeend', `<a href="${document.referrer}">back</a>`);
}

window.addEventListener('message', (event) => {
  // ruleid: js/xss-dom
  list.innerHTML = event.data;
});

export function withQuery($) {
  const tab = location.hash;
  // ruleid: js/xss-dom
  $('#tabs').html(tab);
}

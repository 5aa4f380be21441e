import fs from 'node:fs';

const kinds = ['png', 'jpg'];

export function stored(req, user) {
  const ending = req.body.url.split('.').at(-1);
  const kind = kinds.includes(ending) ? ending : 'jpg';
  // ok: js/path-traversal
  return fs.createWriteStream(`/srv/pictures/${user.id}.${kind}`);
}

export function named(req) {
  const { user } = req;
  user.title = req.body.title;
  // ok: js/path-traversal
  return fs.readFileSync(req.get('x-own') ? '/srv/a' : '/srv/b');
}

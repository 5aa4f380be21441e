// The sample service, built (`npm run build` in its folder), with a visitor who logs in, uploads, searches and shares.
import { createApp } from '../../../examples/file-upload/dist/app.js';
import { createUser } from '../../../examples/file-upload/dist/auth/users.js';
import { openDb } from '../../../examples/file-upload/dist/db.js';

const kept = new Map();
const storage = {
  put: async (id, content) => void kept.set(id, content),
  get: async (id) => kept.get(id),
  remove: async (id) => void kept.delete(id),
};
const db = openDb(':memory:');
await createUser(db, 'ann', 'a long password');
const app = createApp({ db, storage, now: Date.now, secureCookies: false });
const server = app.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const at = `http://127.0.0.1:${server.address().port}`;
const json = { 'content-type': 'application/json' };
const ask = async (path, options = {}) => {
  const answer = await fetch(at + path, { redirect: 'manual', ...options });
  const text = await answer.text();
  console.log(path, answer.status);
  return { answer, body: text.startsWith('{') ? JSON.parse(text) : text };
};
const login = (password) =>
  ask('/login', { method: 'POST', headers: json, body: JSON.stringify({ name: 'ann', password }) });
await login('wrong');
const { answer, body } = await login('a long password');
const headers = { cookie: answer.headers.get('set-cookie').split(';')[0], 'x-csrf-token': body.csrf };
const upload = (name, content) => ask(`/files?name=${name}`, { method: 'POST', headers, body: content });
const file = await upload('a.txt', 'hello');
await upload('b.png', 'not a picture');
await upload('c.zip', 'PK is no archive, either, of course');
await ask(`/files/${file.body.id}`, { headers });
await ask('/search?q=a', { headers });
const share = await ask(`/files/${file.body.id}/shares`, {
  method: 'POST',
  headers: { ...headers, ...json },
  body: '{"days":2}',
});
await ask(share.body.path);
await ask('/session', { headers });
await ask('/session');
await ask('/go?url=https://example.com/');
await ask('/none');
await ask(`/files/${file.body.id}`, { method: 'DELETE', headers });
await ask('/logout', { method: 'POST', headers });
server.close(() => db.close());
server.closeAllConnections();

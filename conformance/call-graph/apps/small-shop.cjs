// A shop with routers, parameters, a static folder, templates and error handling, which asks itself some questions.
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const express = require('../../../examples/file-upload/node_modules/express');

const folder = mkdtempSync(join(tmpdir(), 'shop-'));
writeFileSync(join(folder, 'page.txt'), 'Hello NAME');
const app = express();
app.engine('txt', (path, { name }, done) => done(null, `hello ${name}`));
app.set('views', folder).set('view engine', 'txt');
app.use(express.json(), express.urlencoded({ extended: true }), express.static(folder));

class Orders {
  #all = new Map();
  routes() {
    const router = express.Router();
    router.param('id', (req, res, next, id) => (Number.isNaN(Number(id)) ? next('route') : next()));
    router
      .route('/:id')
      .get((req, res) => this.show(req, res))
      .put(this.keep.bind(this));
    return router;
  }
  show({ params }, res) {
    const order = this.#all.get(params.id);
    return order === undefined
      ? res.sendStatus(404)
      : res.format({ json: () => res.json(order), text: () => res.send('order') });
  }
  keep({ params, body }, res) {
    this.#all.set(params.id, body);
    res.status(201).location(params.id).end();
  }
}
app.use('/orders', new Orders().routes());
app.get('/hello/:name', (req, res) => res.cookie('seen', '1').render('page', { name: req.params.name }));
app.get('/old', (req, res) => res.redirect(301, '/page.txt'));
app.get('/fail', async () => {
  throw new Error('no');
});
app.use((error, req, res, next) =>
  res.headersSent ? next(error) : res.status(500).type('text').send(error.message),
);

const server = app.listen(0, '127.0.0.1', async () => {
  const at = `http://127.0.0.1:${server.address().port}`;
  const json = { method: 'PUT', body: '{"a":1}', headers: { 'content-type': 'application/json' } };
  for (const [path, options] of [
    ['/orders/1', json],
    ['/orders/1'],
    ['/orders/x'],
    ['/hello/you?a[b]=c'],
    ['/page.txt', { headers: { range: 'bytes=0-3' } }],
    ['/old'],
    ['/fail'],
    ['/none'],
  ]) {
    const answer = await fetch(new URL(path, at), options);
    console.log(path, answer.status, (await answer.text()).length);
  }
  server.close(() => rmSync(folder, { recursive: true }));
  server.closeAllConnections();
});

import express from 'express';
import { createServer } from 'node:http';

const app = express();

app.get('/hello', (req, res) => {
  // ruleid: js/xss-response
  res.send('<h1>Hello ' + req.query.name + '</h1>');
});

app.get('/search', (req, res) => {
  const { q } = req.query;
  // ruleid: js/xss-response
  res.status(200).send(`<p>Nothing found for ${q}</p>`);
});

app.use((req, res) => {
  res.setHeader('Content-Type', 'text/html');
  // ruleid: js/xss-response
  res.end(`<p>No page ${req.params.page}</p>`);
});

export async function honoPage(c) {
  // ruleid: js/xss-response
  return c.html(`<b>${c.req.query('q')}</b>`);
}

export async function koaPage(ctx) {
  // ruleid: js/xss-response
  ctx.body = '<b>' + ctx.query.q + '</b>';
}

app.post('/echo', (req, res) => {
  const message = req.body.message.trim();
  // ruleid: js/xss-response
  res.write(message);
  res.end();
});

createServer(app).listen(80);

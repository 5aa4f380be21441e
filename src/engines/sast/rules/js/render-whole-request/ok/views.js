import express from 'express';

const app = express();

app.post('/preview', (req, res) => {
  const { title, text } = req.body;
  // ok: js/render-whole-request
  res.render('preview', { title, text });
});

app.get('/search', (req, res) => {
  // ok: js/render-whole-request
  res.render('search', { query: req.query });
});

app.get('/home', (req, res) => {
  // ok: js/render-whole-request
  res.render('home', { ...res.locals, user: req.user });
});

app.get('/about', (req, res) => {
  // ok: js/render-whole-request
  res.render('about');
});

app.get('/scene', (req, engine) => {
  // ok: js/render-whole-request
  engine.canvas.render('scene', req.query);
});

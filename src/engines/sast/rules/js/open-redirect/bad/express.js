import express from 'express';

const app = express();

app.get('/go', (req, res) => {
  // ruleid: js/open-redirect
  res.redirect(req.query.url);
});

app.get('/login', (req, res) => {
  const { next } = req.query;
  if (!req.session.user) return res.render('login', { next });
  // ruleid: js/open-redirect
  return res.redirect(302, next || '/');
});

app.post('/locale', (req, res) => {
  const target = String(req.body.returnTo);
  res.cookie('locale', req.body.locale);
  // ruleid: js/open-redirect
  res.redirect(target);
});

app.get('/legacy', function (req, res) {
  const where = 'https://' + req.params.host + '/index.html';
  // ruleid: js/open-redirect
  res.location(where).status(301).end();
});

app.get('/slash', (req, res) => {
  // ruleid: js/open-redirect
  res.redirect(`/${req.query.path}`);
});

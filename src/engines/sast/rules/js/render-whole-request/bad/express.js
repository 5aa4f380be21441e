import express from 'express';

const app = express();
app.set('view engine', 'hbs');

app.post('/preview', (req, res) => {
  // ruleid: js/render-whole-request
  res.render('preview', req.body);
});

app.get('/search', (req, res) => {
  // ruleid: js/render-whole-request
  res.render('search', { ...req.query, title: 'Search' });
});

app.post('/profile', (req, res) => {
  // ruleid: js/render-whole-request
  res.render('profile', Object.assign({ title: 'Profile' }, req.body));
});

app.get('/again', (request, response) => {
  // ruleid: js/render-whole-request
  response.render('form', request.query);
});

import cors from 'cors';
import express from 'express';

const app = express();

// ruleid: js/permissive-cors
app.use(cors({ origin: true, credentials: true }));

// ruleid: js/permissive-cors
app.use('/api', cors({ credentials: true, origin: (origin, done) => done(null, true) }));

// ruleid: js/permissive-cors
app.use(cors({ origin: '*', methods: ['GET'], credentials: true }));

app.use((req, res, next) => {
  // ruleid: js/permissive-cors
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  next();
});

app.use((req, res, next) => {
  res.header('Access-Control-Allow-Credentials', 'true');
  // ruleid: js/permissive-cors
  res.header('Access-Control-Allow-Origin', req.get('Origin'));
  next();
});

export const plugin = [
  // ruleid: js/permissive-cors
  { origin: (origin) => origin, credentials: true },
];

import cors from 'cors';
import express from 'express';

const app = express();
const origins = ['https://app.example.com'];

// ok: js/permissive-cors
app.use(cors());

// ok: js/permissive-cors
app.use(cors({ origin: '*' }));

// ok: js/permissive-cors
app.use(cors({ origin: origins, credentials: true }));

// ok: js/permissive-cors
app.use(cors({ origin: 'https://app.example.com', credentials: true }));

// ok: js/permissive-cors
app.use(cors({ origin: (origin, done) => done(null, origins.includes(origin)), credentials: true }));

// ok: js/permissive-cors
app.use(cors({ origin: true, credentials: false }));

app.use((req, res, next) => {
  if (origins.includes(req.headers.origin)) {
    const { origin } = req.headers;
    // ok: js/permissive-cors
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  next();
});

app.use((req, res, next) => {
  // ok: js/permissive-cors
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  next();
});

import express, { type Express } from 'express';
import { answerError, answerUnknownPath } from './routes/errors.ts';
import { accountRoutes } from './routes/account.ts';
import { fileRoutes } from './routes/files.ts';
import { goRoutes } from './routes/go.ts';
import { securityHeaders } from './routes/security-headers.ts';
import { healthRoutes } from './routes/health.ts';
import { searchRoutes } from './routes/search.ts';
import { shareRoutes } from './routes/share.ts';
import type { Services } from './services.ts';

/** The whole service as an Express app, not yet listening. */
export function createApp(services: Services): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders);
  app.use(healthRoutes());
  app.use(accountRoutes(services));
  app.use(fileRoutes(services));
  app.use(searchRoutes(services));
  app.use(shareRoutes(services));
  app.use(goRoutes());
  app.use(answerUnknownPath);
  app.use(answerError);
  return app;
}

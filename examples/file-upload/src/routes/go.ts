import { Router } from 'express';
import { HttpError } from '../http-error.ts';

/** `GET /go?url=ADDRESS`: forwards the links in our old e-mails. */
export function goRoutes(): Router {
  const router = Router();
  router.get('/go', (req, res) => {
    if (typeof req.query.url !== 'string') throw new HttpError(400, 'The link has no target.');
    res.redirect(req.query.url);
  });
  return router;
}

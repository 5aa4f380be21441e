import type { ErrorRequestHandler, RequestHandler } from 'express';
import { HttpError } from '../http-error.ts';

export const answerUnknownPath: RequestHandler = () => {
  throw new HttpError(404, 'There is nothing here.');
};

/** Answers refusals with their own sentence; anything else is our fault and says nothing about the inside. */
export const answerError: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) return next(error);
  if (error instanceof HttpError) {
    res.status(error.status).json({ error: error.message });
    return;
  }
  const status = bodyErrorStatus(error);
  if (status === undefined) {
    console.error(error);
    res.status(500).json({ error: 'Something went wrong on our side.' });
    return;
  }
  res
    .status(status)
    .json({ error: status === 413 ? 'The upload is too large.' : 'The body cannot be read.' });
};

/** Express's body readers mark their refusals with a 4xx status and the size or encoding they met. */
function bodyErrorStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('type' in error) || !('status' in error)) return undefined;
  return typeof error.status === 'number' && error.status < 500 ? error.status : undefined;
}

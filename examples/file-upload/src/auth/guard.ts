import type { NextFunction, Request, Response } from 'express';

/** Middleware that looks at headers only, so that it fits routes with any parameters. */
export type Guard = (req: HeaderBearer, res: Response, next: NextFunction) => void;

export type HeaderBearer = Pick<Request, 'headers'>;

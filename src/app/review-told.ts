import { limits } from '../core/limits.ts';
import { err, ok, type Result } from '../core/result.ts';
import { readSafely } from '../io/safe-file.ts';
import { readReview, writeReview, type Trusted } from '../publish/review/artefact.ts';
import type { Review } from '../publish/review/review.ts';

/** A review that another job wrote to a file, as far as it is believed; the error is a reason for people. */
export function loadReview(path: string, trusted: Trusted): Result<Review, string> {
  const read = readSafely(path, { bytesMax: limits.reviewBytes });
  if (!read.ok) return err(read.error);
  const review = readReview(new TextDecoder().decode(read.value.content), trusted);
  return review.ok ? ok(review.value) : review;
}

/** A review as text for a file. */
export function reviewText(review: Review): string {
  return writeReview(review);
}

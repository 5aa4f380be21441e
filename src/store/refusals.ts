import type { StoreError } from './store.ts';

/** Another run recorded its findings since this one loaded them. */
export const stateMoved: StoreError = {
  kind: 'state-moved',
  message: 'another run recorded its findings meanwhile',
  todo: 'Run again when it has ended.',
};

/** A bundle is not merged into what is already there. */
export const notEmpty: StoreError = {
  kind: 'not-empty',
  message: 'a bundle can only be imported where there is no state yet',
  todo: 'Move the state away first.',
};

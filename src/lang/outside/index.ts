export { mayReachOutside, readOutside, type Outside } from './read-outside.ts';

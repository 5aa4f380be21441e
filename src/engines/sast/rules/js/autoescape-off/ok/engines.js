import nunjucks from 'nunjucks';
import swig from 'swig';
import { settings } from './settings.js';

// ok: js/autoescape-off
nunjucks.configure('views', { autoescape: true });

// ok: js/autoescape-off
nunjucks.configure('views', { express: null });

// ok: js/autoescape-off
swig.setDefaults({ autoescape: settings.autoescape });

export function environment(loader) {
  // ok: js/autoescape-off
  return new nunjucks.Environment(loader);
}

export function other(editor) {
  // ok: js/autoescape-off
  editor.open({ autoescape: false });
}

export function names() {
  // ok: js/autoescape-off
  return { autoescape: false };
}

import nunjucks from 'nunjucks';
import swig from 'swig';

swig.setDefaults({
  // ruleid: js/autoescape-off
  autoescape: false,
});

// ruleid: js/autoescape-off
nunjucks.configure('views', { autoescape: false, express: null });

// ruleid: js/autoescape-off
nunjucks.configure({ autoescape: false });

export function environment(loader) {
  // ruleid: js/autoescape-off
  return new nunjucks.Environment(loader, { autoescape: false });
}

export function own(locals) {
  // ruleid: js/autoescape-off
  return new swig.Swig({ locals, autoescape: false });
}

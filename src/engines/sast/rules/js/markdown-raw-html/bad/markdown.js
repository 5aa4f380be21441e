import { marked } from 'marked';
import MarkdownIt from 'markdown-it';
import { Remarkable } from 'remarkable';
import markdownit from 'markdown-it';

// ruleid: js/markdown-raw-html
marked.setOptions({ gfm: true, sanitize: true });

export function comment(text) {
  // ruleid: js/markdown-raw-html
  return marked(text, { sanitize: true });
}

export function notes(text) {
  // ruleid: js/markdown-raw-html
  return marked.parse(text, { breaks: true, sanitize: false });
}

// ruleid: js/markdown-raw-html
export const wiki = new MarkdownIt({ html: true, linkify: true });

// ruleid: js/markdown-raw-html
export const posts = markdownit({ breaks: true, html: true });

export function old(text) {
  // ruleid: js/markdown-raw-html
  return new Remarkable({ html: true }).render(text);
}

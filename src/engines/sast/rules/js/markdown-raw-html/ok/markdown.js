import DOMPurify from 'dompurify';
import { marked } from 'marked';
import MarkdownIt from 'markdown-it';

// ok: js/markdown-raw-html
marked.setOptions({ gfm: true });

export function comment(text) {
  // ok: js/markdown-raw-html
  return DOMPurify.sanitize(marked.parse(text, { breaks: true }));
}

// ok: js/markdown-raw-html
export const wiki = new MarkdownIt({ linkify: true });

// ok: js/markdown-raw-html
export const posts = MarkdownIt({ html: false });

export function settings(allow) {
  // ok: js/markdown-raw-html
  return new MarkdownIt({ html: allow });
}

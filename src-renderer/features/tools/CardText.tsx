import type { ReactNode } from 'react';
import Markdown from 'react-markdown';

function OutsideLink({ href, children }: { href?: string | undefined; children?: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
const components = { a: OutsideLink };

/** Markdown of a guidance card: no raw HTML, no images, links in a window of their own. */
export default function CardText({ text }: { text: string }) {
  return (
    <Markdown skipHtml disallowedElements={['img']} components={components}>
      {text}
    </Markdown>
  );
}

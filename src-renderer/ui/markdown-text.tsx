import Markdown, { type Components } from 'react-markdown';
import { Icon } from './icon.js';

const components: Components = {
  a: ({ href, children }) =>
    href === undefined || href === '' ? (
      <span>{children}</span>
    ) : (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {children} <Icon name="ext" size={12} />
      </a>
    ),
};

/** Only https leaves the workbench; anything else becomes plain text. */
const onlyHttps = (url: string) => (url.startsWith('https://') ? url : '');

/** Markdown as elements: no raw HTML, no images, links in a window of their own. */
export default function MarkdownText({ text }: { text: string }) {
  return (
    <Markdown skipHtml disallowedElements={['img']} urlTransform={onlyHttps} components={components}>
      {text}
    </Markdown>
  );
}

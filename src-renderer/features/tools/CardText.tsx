import Markdown from 'react-markdown';

/** Markdown of a guidance card: no raw HTML, no images, links in a window of their own. */
export default function CardText({ text }: { text: string }) {
  return (
    <Markdown
      skipHtml
      disallowedElements={['img']}
      components={{
        a: ({ href, children }) => (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {children}
          </a>
        ),
      }}
    >
      {text}
    </Markdown>
  );
}

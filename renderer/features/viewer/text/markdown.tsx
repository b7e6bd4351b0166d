/** Markdown, set for reading. No HTML of the file is let in, links lead nowhere, pictures are not loaded. */
import type { ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { useT } from '../../../i18n/translate.tsx';
import './markdown.css';

const plugins = [remarkGfm];

export function Markdown({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls only what has the focus
    <div tabIndex={0} role="region" aria-label={label} className="focus-inset h-full overflow-y-auto">
      <article className="markdown mx-auto max-w-[46rem] px-8 py-6 select-text">
        <ReactMarkdown remarkPlugins={plugins} skipHtml components={components}>
          {text}
        </ReactMarkdown>
      </article>
    </div>
  );
}

/** The address stands beside the words, so that it can be read and copied; nothing is opened. */
function Link({ href, children }: { readonly href?: string | undefined; readonly children?: ReactNode }): ReactNode {
  const isOutside = href !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(href);
  const isSame = typeof children === 'string' && children === href;
  return (
    <span className="markdown-link">
      {children}
      {isOutside && !isSame && <span className="markdown-address"> ({href})</span>}
    </span>
  );
}

function Picture({ alt }: { readonly alt?: string | undefined }): ReactNode {
  const t = useT();
  return (
    <span className="markdown-picture">
      {alt === undefined || alt === '' ? t('viewer.markdown.picture') : t('viewer.markdown.pictureOf', { name: alt })}
    </span>
  );
}

/** The page has its own h1, so the file's headings stand one rank lower. */
const components: Components = {
  a: ({ href, children }) => <Link href={href}>{children}</Link>,
  img: ({ alt }) => <Picture alt={alt} />,
  h1: ({ children }) => <h2 className="markdown-h1">{children}</h2>,
  h2: ({ children }) => <h3 className="markdown-h2">{children}</h3>,
  h3: ({ children }) => <h4 className="markdown-h3">{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  table: ({ children }) => (
    <div className="markdown-table">
      <table>{children}</table>
    </div>
  ),
  input: ({ checked }) => <span aria-hidden>{checked === true ? '☑' : '☐'}</span>,
};

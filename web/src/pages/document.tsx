import type { ComponentChildren, VNode } from 'preact';
import { entries } from 'virtual:built';
import { Footer } from '../app/footer';
import { Header } from '../app/header';
import { t } from '../messages';
import { addressIn, isFound } from './facts';
import { Island } from './island';
import { toBuy } from '../features/offers/to-buy';
import type { Asked, Facts, Picture, Shown } from './page';

/** Which words the islands of a page speak. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  event: ['frame', 'volunteering'],
  offer: ['frame', 'offer'],
};

const scriptsOf = ({ page }: Shown, { language }: Asked) => {
  const island = ['event', 'offer', 'campaign', 'home', 'list'].includes(page) ? page : 'plain';
  const words = (WORDS[page] ?? ['frame']).map((part) => `src/islands/words/${part}.${language}.ts`);
  const wanted = [...words, `src/islands/${island}.tsx`].map((file) => {
    const entry = entries[file];
    if (!entry) throw new Error(`The build has no ${file}.`);
    return entry;
  });
  const scripts = wanted.map(({ script }) => script);
  return {
    scripts,
    /** Those that bring words. */
    words: scripts.slice(0, -1),
    imports: [...new Set(wanted.flatMap(({ imports }) => imports))].filter((one) => !scripts.includes(one)),
    styles: [...new Set(wanted.flatMap(({ styles }) => styles))],
  };
};

/** What the islands begin with. Nothing personal: the page is the same for everybody. */
const dataOf = (shown: Shown): unknown => {
  if (shown.page === 'event') {
    const { description: _long, ...event } = shown.event;
    return { event };
  }
  if (shown.page === 'offer') return { offer: toBuy(shown) };
  if (shown.page === 'campaign') return { name: shown.campaign.name };
  return undefined;
};

/** A block of data is no script to the content policy; what could end it early is written otherwise. */
const Data = ({ data }: { data: unknown }): VNode => (
  <script
    type="application/json"
    id="page-data"
    dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', String.raw`\u003c`) }}
  />
);

const property = (name: string, content: string | number): VNode => (
  <meta property={`og:${name}`} content={String(content)} />
);

const Pictured = ({ picture, alt }: { picture: Picture; alt: string }): VNode => (
  <>
    {property('image', picture.url)}
    {property('image:type', 'image/png')}
    {property('image:width', picture.width)}
    {property('image:height', picture.height)}
    {property('image:alt', alt)}
  </>
);

/** What chats show of the page that is passed on, and search engines of the one that they found. */
const Card = ({ asked, facts }: { asked: Asked; facts: Facts }): VNode => {
  const { title, description, pictures } = facts;
  const [wide] = pictures;
  const isEnglish = asked.language === 'en';
  return (
    <>
      <link rel="canonical" href={addressIn(asked, asked.language)} />
      <link rel="alternate" hreflang="zh-CN" href={addressIn(asked, 'zh-CN')} />
      <link rel="alternate" hreflang="en" href={addressIn(asked, 'en')} />
      <link rel="alternate" hreflang="x-default" href={addressIn(asked, 'zh-CN')} />
      {property('type', 'website')}
      {property('site_name', '善潮 Shanchao')}
      {property('title', title)}
      {property('description', description)}
      {property('url', addressIn(asked, asked.language))}
      {property('locale', isEnglish ? 'en_GB' : 'zh_CN')}
      {property('locale:alternate', isEnglish ? 'zh_CN' : 'en_GB')}
      {pictures.map((picture) => (
        <Pictured key={picture.url} picture={picture} alt={title} />
      ))}
      <meta name="twitter:card" content={wide ? 'summary_large_image' : 'summary'} />
    </>
  );
};

const Head = ({ asked, shown, facts }: Drawn): VNode => {
  const { scripts, words, imports, styles } = scriptsOf(shown, asked);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <title>{`${facts.title} · ${t().site.name}`}</title>
      <meta name="description" content={facts.description} />
      {isFound(shown) ? <Card asked={asked} facts={facts} /> : <meta name="robots" content="noindex" />}
      <meta name="theme-color" content="#faf8f2" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#0c1615" media="(prefers-color-scheme: dark)" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href="/mark.svg" type="image/svg+xml" />
      <script src="/before-paint.js" />
      {styles.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      <noscript>
        <link rel="stylesheet" href="/no-script.css" />
      </noscript>
      {imports.map((href) => (
        <link key={href} rel="modulepreload" href={href} />
      ))}
      {scripts.map((src) => (
        <script key={src} type="module" src={src} data-words={words.includes(src) || undefined} />
      ))}
    </head>
  );
};

type Drawn = { asked: Asked; shown: Shown; facts: Facts };

/** The frame of every public page around what it shows. */
export const Document = ({ children, ...drawn }: Drawn & { children: ComponentChildren }): VNode => {
  const { asked, shown } = drawn;
  const data = dataOf(shown);
  const organisation = 'organisation' in shown ? shown.organisation : undefined;
  return (
    <html lang={asked.language}>
      <Head {...drawn} />
      <body>
        <div id="app">
          <a class="skip" href="#main">
            {t().frame.skip}
          </a>
          <Island name="header">
            <Header path={asked.path} url={asked.path} speak={() => undefined} />
          </Island>
          <main id="main" tabIndex={-1}>
            {children}
          </main>
          <Footer organisation={organisation} />
          <Island name="overlays" />
        </div>
        {data !== undefined && <Data data={data} />}
      </body>
    </html>
  );
};

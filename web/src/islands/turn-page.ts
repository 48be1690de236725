import { dropAskedLanguage, keepLanguage, type Language } from '../lib/language';
import { tell } from '../lib/told';
import { speakIn, t } from '../messages';

const isIsland = (node: Node): boolean => node instanceof HTMLElement && node.dataset['island'] !== undefined;

const likenAttributes = (here: Element, there: Element): void => {
  for (const { name } of [...here.attributes]) if (!there.hasAttribute(name)) here.removeAttribute(name);
  for (const { name, value } of there.attributes)
    if (here.getAttribute(name) !== value) here.setAttribute(name, value);
};

/** Makes a part of the page as it is drawn in the other language; islands stay what they are and redraw themselves. */
const liken = (here: Node, there: Node): void => {
  if (isIsland(here)) return;
  if (here.nodeName !== there.nodeName) {
    here.parentNode?.replaceChild(document.importNode(there, true), here);
    return;
  }
  if (here instanceof Element && there instanceof Element) {
    likenAttributes(here, there);
    likenChildren(here, there);
  } else if (here.nodeValue !== there.nodeValue) here.nodeValue = there.nodeValue;
};

const likenChildren = (here: Element, there: Element): void => {
  const [ours, theirs] = [[...here.childNodes], [...there.childNodes]];
  ours.forEach((node, at) => {
    const other = theirs[at];
    if (other) liken(node, other);
    else node.remove();
  });
  here.append(...theirs.slice(ours.length).map((node) => document.importNode(node, true)));
};

const fetched = async (chosen: Language): Promise<Document> => {
  const reply = await fetch(`${location.pathname}?lang=${chosen}`);
  return new DOMParser().parseFromString(await reply.text(), 'text/html');
};

/** Of what is read by others than people, only what a person sees in the window: the title. */
const turn = (page: Document): void => {
  document.title = page.title;
  for (const part of ['.skip', '#main', '.footer']) {
    const [here, there] = [document.querySelector(part), page.querySelector(part)];
    if (here && there) liken(here, there);
  }
};

/** Turns the page into the other language where it stands: nothing that was typed, opened or done is lost. Without a network it stays. */
export const turnPage = async (chosen: Language): Promise<void> => {
  const page = await fetched(chosen).catch(() => undefined);
  if (!page) return tell(t().problem.offline, 'calm');
  const words = [...page.querySelectorAll<HTMLScriptElement>('script[data-words]')].map(({ src }) => src);
  await Promise.all(words.map((src) => import(/* @vite-ignore */ src)));
  turn(page);
  speakIn(chosen);
  dropAskedLanguage();
  keepLanguage(chosen);
};

const PREFIX = 'draft:';

/** What was typed, by the fields' names; a box to tick says `true` or nothing. */
export type Typed = Readonly<Record<string, string>>;

/** What was typed into a form and not sent yet: kept by the tab alone, and gone with it. */
export type Draft = {
  /** As it stood when the form was drawn; `undefined` where nothing was kept. */
  typed: Typed | undefined;
  keep: (form: HTMLFormElement) => void;
  drop: () => void;
};

/** Never kept: what opens a door, what is a file, what the page itself put in. */
const SECRET = ['password', 'file', 'hidden'];

const isKept = (control: Element): control is HTMLInputElement =>
  'value' in control &&
  'name' in control &&
  control.name !== '' &&
  !SECRET.includes((control as HTMLInputElement).type) &&
  (control as HTMLInputElement).autocomplete !== 'one-time-code';

const typedIn = (form: HTMLFormElement): Typed =>
  Object.fromEntries(
    [...form.elements]
      .filter(isKept)
      .map((one) => [one.name, one.type === 'checkbox' && !one.checked ? '' : one.value]),
  );

const readAt = (key: string): Typed | undefined => {
  try {
    return (JSON.parse(sessionStorage.getItem(key) ?? 'null') as Typed | null) ?? undefined;
  } catch {
    return undefined;
  }
};

const quietly = (act: () => void): void => {
  try {
    act();
  } catch {
    // Storage may be forbidden or full: then nothing is kept.
  }
};

/** @param address the form's page, with its query: another query means another thing to fill in */
export const draftAt = (address: string): Draft => {
  const key = PREFIX + address;
  return {
    typed: readAt(key),
    keep: (form) => quietly(() => sessionStorage.setItem(key, JSON.stringify(typedIn(form)))),
    drop: () => quietly(() => sessionStorage.removeItem(key)),
  };
};

/** Over plain HTTP (a fair without a cloud) browsers give no clipboard: there the text is chosen in a field and copied as by hand. */
const copyByHand = (text: string): boolean => {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'hidden-visually';
  const around = document.querySelector('dialog[open]') ?? document.body;
  around.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
};

/** @returns whether it was copied */
export const copied = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text);
  }
};

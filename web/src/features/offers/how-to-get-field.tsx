import type { VNode } from 'preact';
import type { Offer } from '../../../../functions/selling/offers/offer';
import { WordsField } from '../../components/staff-fields';
import { sellingWords } from '../../messages/selling';

/** A few lines for the buyer: where and until when, and whom to call. */
export const HowToGetField = ({ initial }: { initial?: Offer['howToGet'] }): VNode => {
  const says = sellingWords().offers;
  return (
    <WordsField
      name="howToGet"
      label={says.howToGet}
      hint={says.howToGetHint}
      long
      optional
      maxLength={500}
      initial={initial}
    />
  );
};

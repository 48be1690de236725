import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { ChangePage } from '../../components/changing/change-page';
import type { Submitted } from '../../components/form';
import { MoneyField, WordsField } from '../../components/staff-fields';
import { deskLink } from '../../lib/desk-links';
import { fenOf } from '../../lib/fen';
import { inWords } from '../../lib/language';
import { yuan } from '../../lib/money';
import { wordsOf, wordsOrNothing } from '../../lib/words';
import { sellingWords } from '../../messages/selling';
import { HowToGetField } from './how-to-get-field';

const bodyOf = ({ values }: Submitted) => ({
  name: wordsOf(values, 'name'),
  price: fenOf(values['price']),
  unit: wordsOf(values, 'unit'),
  howToGet: wordsOrNothing(values, 'howToGet'),
});

const ChangeOfferPage = (): VNode => {
  const says = sellingWords().offers;
  const { o = '', offerId = '' } = useRoute().params;
  return (
    <ChangePage
      path={`/organisations/${o}/offers/${offerId}`}
      back={deskLink(o, `/offers/${offerId}`)}
      nameOf={({ name }) => inWords(name)}
      title={says.change}
      lead={says.changeLead}
      bodyOf={bodyOf}
      blames={{ 'donation-exceeds-price': 'price' }}
    >
      {(offer) => (
        <>
          <WordsField name="name" label={says.name} initial={offer.name} />
          <MoneyField
            name="price"
            label={says.price}
            hint={says.gift(yuan(offer.perItem))}
            initial={offer.price}
          />
          <WordsField
            name="unit"
            label={says.unit}
            hint={offer.status === 'draft' ? undefined : says.unitStays}
            maxLength={20}
            initial={offer.unit}
          />
          <HowToGetField initial={offer.howToGet} />
        </>
      )}
    </ChangePage>
  );
};

export default ChangeOfferPage;

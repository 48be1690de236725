import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { useFieldProblem } from '../../components/form';
import { MinusIcon, PlusIcon, WarningIcon } from '../../components/icons';
import { t } from '../../messages';
import { MOST } from '../../../../functions/shared/limits';
import formCss from '../../components/form.module.css';
import offerCss from './offer.module.css';

const MOST_ITEMS = MOST.items;

/** @returns 0 where it is no quantity: what is typed is never turned into another number */
const quantityOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

type StepperProps = {
  label: string;
  unit: string;
  /** How many are left to be sold, where that is limited. */
  left?: number | undefined;
  /** 0 while what is typed is no quantity that can be ordered. */
  quantity: number;
  onChange: (quantity: number) => void;
};

/** A number by two large buttons, or typed, in half or full width; one that cannot be ordered is told at once, before anything is asked. */
export const Stepper = ({ label, unit, left = MOST_ITEMS, quantity, onChange }: StepperProps): VNode => {
  const [text, setText] = useState(String(quantity));
  const says = t().offer;
  const most = Math.min(left, MOST_ITEMS);
  const misfit =
    left < MOST_ITEMS && quantityOf(text) > left ? says.fewLeft(left, unit) : says.notQuantity(most);
  const isMisfit = (typed: string): boolean => quantityOf(typed) < 1 || quantityOf(typed) > most;
  const refused = useFieldProblem('quantity');
  const wrong = text !== '' && isMisfit(text) ? misfit : refused;
  const set = (typed: string): void => {
    const plain = typed.normalize('NFKC').trim();
    setText(plain);
    onChange(isMisfit(plain) ? 0 : Number(plain));
  };
  return (
    <div class={formCss['field']}>
      <label for="quantity">{label}</label>
      <div class={offerCss['stepper']}>
        <Button
          look="quiet"
          aria-label={says.fewer}
          disabled={quantity <= 1}
          onClick={() => set(String(quantity - 1))}
        >
          <MinusIcon />
        </Button>
        <input
          id="quantity"
          name="quantity"
          inputMode="numeric"
          autocomplete="off"
          required
          title={misfit}
          ref={(input) => input?.setCustomValidity(isMisfit(text) ? misfit : '')}
          aria-invalid={wrong === undefined ? undefined : 'true'}
          aria-describedby="quantity-wrong"
          value={text}
          onInput={(event) => set(event.currentTarget.value)}
        />
        <Button
          look="quiet"
          aria-label={says.another}
          disabled={quantity >= most}
          onClick={() => set(String(quantity + 1))}
        >
          <PlusIcon />
        </Button>
        <span>{unit}</span>
      </div>
      <div id="quantity-wrong" role="status">
        {wrong !== undefined && (
          <p class={formCss['wrong']}>
            <WarningIcon />
            {wrong}
          </p>
        )}
      </div>
    </div>
  );
};

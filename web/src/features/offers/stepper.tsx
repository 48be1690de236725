import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { useFieldProblem } from '../../components/form';
import { MinusIcon, PlusIcon, WarningIcon } from '../../components/icons';
import { t } from '../../messages';
import { MOST } from '../../../../functions/shared/limits';

/** As many as one order may hold. */
const MOST_ITEMS = MOST.items;

/** What the pattern lets through: 1 to 99. */
const PATTERN = '0*[1-9][0-9]?';

/** @returns 0 where it is no quantity: what is typed is never turned into another number */
const quantityOf = (text: string): number => (new RegExp(`^${PATTERN}$`).test(text) ? Number(text) : 0);

type StepperProps = {
  label: string;
  unit: string;
  /** 0 while what is typed is no quantity. */
  quantity: number;
  onChange: (quantity: number) => void;
};

/** A number by two large buttons, or typed. */
export const Stepper = ({ label, unit, quantity, onChange }: StepperProps): VNode => {
  const [text, setText] = useState(String(quantity));
  const wrong = useFieldProblem('quantity');
  const set = (typed: string): void => {
    setText(typed);
    onChange(quantityOf(typed.trim()));
  };
  return (
    <div class="field">
      <label for="quantity">{label}</label>
      <div class="stepper">
        <Button
          look="quiet"
          aria-label={t().offer.fewer}
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
          pattern={PATTERN}
          title={t().offer.notQuantity(MOST_ITEMS)}
          aria-invalid={wrong === undefined ? undefined : 'true'}
          aria-describedby={wrong === undefined ? undefined : 'quantity-wrong'}
          value={text}
          onInput={(event) => set(event.currentTarget.value)}
        />
        <Button
          look="quiet"
          aria-label={t().offer.another}
          disabled={quantity >= MOST_ITEMS}
          onClick={() => set(String(quantity + 1))}
        >
          <PlusIcon />
        </Button>
        <span>{unit}</span>
      </div>
      {wrong !== undefined && (
        <p class="wrong" id="quantity-wrong">
          <WarningIcon />
          {wrong}
        </p>
      )}
    </div>
  );
};

import type { VNode } from 'preact';
import { Button } from '../../components/button';
import { MinusIcon, PlusIcon } from '../../components/icons';
import { t } from '../../messages';

/** As many as one order may hold. */
const MOST = 99;

const within = (wanted: number): number => Math.min(MOST, Math.max(1, Math.trunc(wanted) || 1));

type StepperProps = { label: string; unit: string; quantity: number; onChange: (quantity: number) => void };

/** A number by two large buttons, or typed. */
export const Stepper = ({ label, unit, quantity, onChange }: StepperProps): VNode => (
  <div class="field">
    <label for="quantity">{label}</label>
    <div class="stepper">
      <Button
        look="quiet"
        aria-label={t().offer.fewer}
        disabled={quantity <= 1}
        onClick={() => onChange(quantity - 1)}
      >
        <MinusIcon />
      </Button>
      <input
        id="quantity"
        name="quantity"
        inputMode="numeric"
        autocomplete="off"
        value={quantity}
        onChange={(event) => {
          onChange(within(Number(event.currentTarget.value)));
          event.currentTarget.value = String(within(Number(event.currentTarget.value)));
        }}
      />
      <Button
        look="quiet"
        aria-label={t().offer.another}
        disabled={quantity >= MOST}
        onClick={() => onChange(quantity + 1)}
      >
        <PlusIcon />
      </Button>
      <span>{unit}</span>
    </div>
  </div>
);

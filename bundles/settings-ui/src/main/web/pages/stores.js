import {t, moneyText} from '../components/index.js';

/** A discount program in a few words: "10 % off from $50.00"; null where none is set. */
export function programText(program, currency) {
  if (!program) {
    return null;
  }
  const off = program.type === 'percentage' ? t('discountType.percentage', {amount: Number(program.amount)}) : t('discountType.fixed', {amount: moneyText(program.amount, currency)});
  return Number(program.minimumPurchase) > 0 ? `${off} ${t('discountType.minimum', {amount: moneyText(program.minimumPurchase, currency)})}` : off;
}

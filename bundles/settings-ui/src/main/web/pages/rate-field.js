import {html, nothing, percent, radioField, t, textField} from '../components/index.js';

/** The account's standard commission or an own one. `values`: `{hasOwnRate, percent}`; `set` gets what changes of them. */
export const rateField = ({account, values, error, set}) => html`
  ${radioField({
    id: 'rate',
    legend: t('affiliates.commission'),
    value: values.hasOwnRate ? 'own' : 'standard',
    options: [
      {value: 'standard', label: t('affiliates.rateStandard', {percent: percent(account.commissionPercent)}), help: t('affiliates.rateStandardHelp')},
      {value: 'own', label: t('affiliates.rateOwn'), help: t('affiliates.rateOwnHelp')},
    ],
    onChange: (choice) => set({hasOwnRate: choice === 'own'}),
  })}
  ${values.hasOwnRate
    ? textField({id: 'commissionPercent', label: t('affiliates.ownPercent'), value: values.percent, error, inputmode: 'decimal', suffix: '%', width: 'short', required: true, onInput: (text) => set({percent: text})})
    : nothing}`;

import {en} from '../texts/en.js';

/** Languages by their BCP 47 tag; another one is another file and a line here. */
const languages = {en};

export const language = Object.keys(languages).find((tag) => navigator.languages.some((wish) => wish.startsWith(tag))) ?? 'en';

const plural = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(navigator.languages.find((wish) => wish.startsWith(language)) ?? language);
const texts = languages[language];

function find(key) {
  const found = key.split('.').reduce((node, part) => node?.[part], texts);
  if (found === undefined) {
    console.error(`No text for "${key}"`);
    return key;
  }
  return found;
}

function choose(found, params) {
  return typeof found === 'object' ? found[plural.select(Number(params.count))] ?? found.other : found;
}

const TURNS = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]/;

/** A name that is written right to left, or says so, keeps that to itself and does not turn the sentence around it. */
const isolated = (text) => (TURNS.test(text) ? `\u2068${text}\u2069` : text);

/** Whether there is a text for a key; for words that the server chooses, such as reasons. */
export function hasText(key) {
  return key.split('.').reduce((node, part) => node?.[part], texts) !== undefined;
}

/**
 * A text: `t('table.rows', {count: 3})`. `{name}` in it is replaced by the parameter, numbers as people write them; a text that depends on a number is
 * `{one: '...', other: '...'}` and is chosen by the parameter `count`.
 */
export function t(key, params = {}) {
  return choose(find(key), params).replace(/\{(\w+)\}/g, (whole, name) =>
    typeof params[name] === 'number' ? numbers.format(params[name]) : isolated(String(params[name] ?? whole)));
}

/** The same with parameters that are templates; the answer is put into a template as it is. */
export function rich(key, params = {}) {
  return choose(find(key), params)
    .split(/\{(\w+)\}/g)
    .map((part, index) => (index % 2 ? params[part] ?? `{${part}}` : part));
}

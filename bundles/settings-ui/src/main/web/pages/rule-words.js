import {t, momentText, hasText} from '../components/index.js';

/** What a status can mean, in the order in which they are offered. */
export const MEANINGS = ['counts', 'recomputes', 'waits', 'holds', 'reverses', 'ignored'];
/** BigCommerce's status ids, in the order of an order's life. */
export const STATUSES = [0, 1, 7, 12, 11, 9, 8, 3, 2, 10, 13, 14, 4, 5, 6];

/** What a status id means by these rules; one that is in no set is held. */
export const meaningOf = (rules, id) => MEANINGS.find((meaning) => rules.statuses[meaning].includes(id)) ?? 'holds';

/** All status ids that are to be shown: BigCommerce's, and what else somebody set. */
export const statusesOf = (rules) => [...STATUSES, ...MEANINGS.flatMap((meaning) => rules.statuses[meaning]).filter((id) => !STATUSES.includes(id))];

export const statusText = (id) => (hasText(`rules.status.${id}`) ? t(`rules.status.${id}`) : t('rules.statusOther', {id}));

/** The rules with another meaning of one status. */
export function withMeaning(rules, id, meaning) {
  const statuses = Object.fromEntries(MEANINGS.map((each) => [each, rules.statuses[each].filter((other) => other !== id)]));
  statuses[meaning] = [...statuses[meaning], id].sort((one, other) => one - other);
  return {...rules, statuses};
}

const yes = (value) => t(value ? 'rules.yes' : 'rules.no');
const periodText = ({from, to}, zone) => t('rules.period', {from: momentText(from, zone), to: momentText(to, zone)});

/** Every rule in words: `{key, label, text}`. */
export function inWords(rules, zone) {
  return [
    ...statusesOf(rules).map((id) => ({key: `status ${id}`, label: statusText(id), text: t(`rules.meaning.${meaningOf(rules, id)}`)})),
    {key: 'tax', label: t('rules.tax'), text: yes(rules.amount.tax)},
    {key: 'shipping', label: t('rules.shipping'), text: yes(rules.amount.shipping)},
    {key: 'coupon', label: t('rules.coupon'), text: t(`rules.couponChoice.${rules.coupon}`)},
    {key: 'precedence', label: t('rules.precedence'), text: t(`rules.precedenceChoice.${rules.precedence}`)},
    {key: 'selfReferral', label: t('rules.selfReferral'), text: t(`rules.selfReferralChoice.${rules.selfReferral}`)},
    {key: 'newCustomersOnly', label: t('rules.newCustomersOnly'), text: yes(rules.newCustomersOnly)},
    {key: 'ordersCreatedSince', label: t('rules.since'), text: rules.ordersCreatedSince ? momentText(rules.ordersCreatedSince, zone) : t('rules.noBound')},
    {key: 'migratedOrders', label: t('rules.migrated'), text: yes(rules.migratedOrders)},
    {key: 'historical', label: t('rules.historical'), text: rules.historical.map((each) => periodText(each, zone)).join('; ') || t('rules.none')},
  ];
}

/** What differs between two sets of rules: `{label, before, after}`. */
export function differences(before, after, zone) {
  const was = new Map(inWords(before, zone).map((each) => [each.key, each.text]));
  return inWords(after, zone)
    .filter((each) => was.get(each.key) !== each.text)
    .map((each) => ({key: each.key, label: each.label, before: was.get(each.key) ?? '–', after: each.text}));
}

/** Mine, where I changed something since `base`, and otherwise theirs. */
export function rebased(base, mine, theirs) {
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const each = (was, is, other) => Object.fromEntries(Object.keys(other).map((key) => [key, same(was[key], is[key]) ? other[key] : is[key]]));
  let merged = {...each(base, mine, theirs), amount: each(base.amount, mine.amount, theirs.amount), version: theirs.version, statuses: theirs.statuses};
  for (const id of statusesOf(mine)) {
    if (meaningOf(base, id) !== meaningOf(mine, id)) {
      merged = withMeaning(merged, id, meaningOf(mine, id));
    }
  }
  return merged;
}

function zoned(moment, zone) {
  const parts = new Intl.DateTimeFormat('en-CA', {timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit'}).formatToParts(moment);
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

/** The day of a moment where the store is: 2026-11-28. */
export function dayOf(moment, zone) {
  const at = zoned(new Date(moment), zone);
  return `${at.year}-${at.month}-${at.day}`;
}

/** The moment at which a day begins where the store is. */
export function startOfDay(day, zone) {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  const local = (moment) => {
    const at = zoned(new Date(moment), zone);
    return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second);
  };
  // Twice, because the first guess may be on the other side of a change of the clocks.
  let guess = wanted - (local(wanted) - wanted);
  guess -= local(guess) - wanted;
  return new Date(guess).toISOString().replace('.000Z', 'Z');
}

/** The difference of two decimal texts, exactly. */
export function minus(one, other) {
  const places = Math.max(...[one, other].map((text) => (text.split('.')[1] ?? '').length));
  const whole = (text) => {
    const [front, back = ''] = text.split('.');
    return BigInt(front + back.padEnd(places, '0'));
  };
  const difference = whole(one) - whole(other);
  const digits = String(difference < 0n ? -difference : difference).padStart(places + 1, '0');
  const text = places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
  return difference < 0n ? `-${text}` : text;
}

import {t, tabs, router} from '../components/index.js';

const PERIODS = {'7d': 7, '30d': 30, '90d': 90, '365d': 365};
const USUAL = '30d';
const A_DAY = 86_400_000;

/** The period that the query names. */
export const periodOf = (query) => (PERIODS[query?.period] ? query.period : USUAL);

/** `{from, to}`: the days of the period on the viewer's clocks, today included. */
export function daysOf(period) {
  const to = new Date();
  return {from: dayOf(new Date(to.getFullYear(), to.getMonth(), to.getDate() - PERIODS[period] + 1)), to: dayOf(to)};
}

/** The same in days of UTC, for what is added up day by day for everybody. */
export function utcDaysOf(period) {
  const day = (daysAgo) => new Date(Date.now() - daysAgo * A_DAY).toISOString().slice(0, 10);
  return {from: day(PERIODS[period] - 1), to: day(0)};
}

/** The choice of a period; the rest of the query stays. */
export const periodTabs = (query) =>
  tabs(t('period.label'), Object.keys(PERIODS).map((id) => ({id, label: t(`period.${id}`), path: router.path, query: {...query, period: id === USUAL ? '' : id}})), periodOf(query));

function dayOf(date) {
  const two = (value) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

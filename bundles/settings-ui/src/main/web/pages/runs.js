import {html, nothing, api, path, poll, t, hasText, number, badge} from '../components/index.js';

const LIVE = 1500;
const TONES = {running: 'info', succeeded: 'ok', failed: 'bad', cancelled: 'idle'};
/** What a run did, in the order in which it is told; others are in its details. */
const TOLD = ['new', 'changed', 'credited', 'reversed', 'created', 'enabled', 'disabled', 'reset', 'collisions', 'drift', 'failed', 'missing', 'listed'];
const INNER = new Set(['requests']);

export const syncsOf = (account, store) => path`accounts/${account}/stores/${store}/syncs`;

export const runBadge = (run) => badge(TONES[run.state] ?? 'idle', t(`runs.state.${run.state}`));

/** What a run is: "Orders", "Coupons", "Orders of 1 to 30 November". */
export function jobText(run) {
  return hasText(`runs.job.${run.job}`) ? t(`runs.job.${run.job}`) : run.job;
}

const countText = (name, count) =>
  hasText(`runs.count.${name}`) ? t(`runs.count.${name}`, {count}) : `${name.replaceAll('_', ' ')}: ${number(count)}`;

/** The figures that matter, in a line. */
export function outcomeText(run) {
  if (run.error) {
    return run.error;
  }
  const told = TOLD.filter((name) => run.counts?.[name] > 0).map((name) => countText(name, run.counts[name]));
  return told.length ? told.join(', ') : run.state === 'succeeded' ? t('runs.nothing') : '';
}

/** All figures that are not zero. */
export const countList = (counts) => {
  const shown = Object.entries(counts ?? {}).filter(([name, value]) => value > 0 && !INNER.has(name));
  return shown.length
    ? html`<ul class="counts">${shown.map(([name, value]) => html`<li>${countText(name, value)}</li>`)}</ul>`
    : nothing;
};

/** Watches a run until it has ended; `seen` gets it each time. Answers how it ended. */
export async function follow(syncs, id, signal, seen) {
  let last;
  await poll(async () => {
    last = await api.get(`${syncs}/${id}`, {signal});
    seen?.(last);
    return last.state === 'running';
  }, {ms: LIVE, signal});
  return last;
}

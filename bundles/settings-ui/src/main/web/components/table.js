import {html, nothing, live} from '../lib/lit.js';
import {View, Remote, problemPanel} from '../core/view.js';
import {address, api} from '../core/api.js';
import {href, router} from '../core/router.js';
import {t} from '../core/texts.js';
import {button, emptyState, linkButton} from './bits.js';
import {icon} from './icons.js';

const TYPING = 300;

/**
 * A list of the API as a table: pages, sorting, filters and their place in the address, CSV, empty states.
 *
 *     <t-table
 *       .source=${path`accounts/${account}/affiliates`}     answers {items, next}
 *       .query=${this.query}                                 the page's query; what the table changes goes to the address
 *       .caption=${'Affiliates'}                             for screen readers
 *       .columns=${[{label, cell: (row) => template, sort: 'name', align: 'end', primary: true}]}
 *       .filters=${[{key: 'q', label, type: 'search'|'date'|'select', options: [{value, label}]}]}
 *       .fixed=${{store}}                                    always part of the request, never of the address
 *       .csv=${path`accounts/${account}/affiliates/export.csv`}
 *       .empty=${{title, text, action, icon}}                without any filter
 *       cursor="before"                                      where `next` is no page number but this parameter
 *       .rowHref=${(row) => path below the root}             makes the primary cell a link
 *       .refreshKey=${anything}                              another value reads the page again
 *     ></t-table>
 *
 * Fires `rows` with the answer in `detail`. Below 640 px each row is a block of its own, with the labels in it.
 */
export class Table extends View {
  static properties = {
    source: {attribute: false},
    query: {attribute: false},
    caption: {attribute: false},
    columns: {attribute: false},
    filters: {attribute: false},
    fixed: {attribute: false},
    csv: {attribute: false},
    empty: {attribute: false},
    cursor: {},
    rowHref: {attribute: false},
    refreshKey: {attribute: false},
  };

  #remote = new Remote(this, (signal) => api.get(this.source, {query: this.#request(), signal}));
  #typing;

  constructor() {
    super();
    this.filters = [];
    this.columns = [];
    this.query = {};
    this.cursor = 'page';
  }

  #request() {
    return {...this.#chosen(), ...this.fixed, sort: this.query.sort, [this.cursor]: this.query[this.cursor]};
  }

  #chosen() {
    return Object.fromEntries(this.filters.map(({key}) => [key, this.query[key]]).filter(([, value]) => value));
  }

  /** Reads this page again and keeps what is shown until then. */
  reload() {
    return this.#remote.load();
  }

  willUpdate(changed) {
    const asked = JSON.stringify([this.source, this.#request(), this.refreshKey]);
    if (asked !== this.asked) {
      this.asked = asked;
      this.#remote.load().then(() => {
        if (this.#remote.value) {
          this.dispatchEvent(new CustomEvent('rows', {detail: this.#remote.value}));
        }
      });
    }
  }

  #set(changes) {
    router.setQuery({...changes, [this.cursor]: ''});
  }

  #type(key, value) {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#set({[key]: value.trim()}), TYPING);
  }

  render() {
    const {value, error, loading} = this.#remote;
    const rows = value?.items;
    const isFiltered = Object.keys(this.#chosen()).length > 0;
    return html`
      ${this.filters.length || this.csv ? this.#toolbar() : nothing}
      ${error ? problemPanel(error, () => this.reload()) : nothing}
      ${rows && rows.length === 0 && !this.query[this.cursor] ? this.#nothing(isFiltered) : this.#table(rows, loading)}
      ${rows?.length || this.query[this.cursor] ? this.#pages(value) : nothing}`;
  }

  #toolbar() {
    return html`<div class="toolbar">
      <div class="filters" role="search" aria-label=${t('table.filters', {caption: this.caption})}>${this.filters.map((filter) => this.#filter(filter))}</div>
      ${this.csv ? linkButton({label: t('table.csv'), url: address(this.csv, {...this.#chosen(), ...this.fixed, sort: this.query.sort}), icon: 'download', kind: 'quiet', download: true}) : nothing}
    </div>`;
  }

  #filter({key, label, type, options}) {
    const id = `filter-${key}`;
    const value = this.query[key] ?? '';
    if (type === 'select') {
      return html`<div class="filter"><label for=${id}>${label}</label>
        <select id=${id} .value=${live(value)} @change=${(event) => this.#set({[key]: event.target.value})}>
          <option value="" ?selected=${value === ''}>${t('table.all')}</option>
          ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}
        </select></div>`;
    }
    return html`<div class="filter ${type === 'search' ? 'filter-search' : ''}"><label for=${id}>${label}</label>
      <input id=${id} type=${type ?? 'text'} value=${value} autocomplete="off" spellcheck="false"
        @input=${(event) => (type === 'date' ? this.#set({[key]: event.target.value}) : this.#type(key, event.target.value))}></div>`;
  }

  #nothing(isFiltered) {
    return isFiltered
      ? emptyState({
          icon: 'search',
          title: t('table.noneFound'),
          text: t('table.noneFoundText'),
          action: button({label: t('table.clear'), onClick: () => this.#clear()}),
        })
      : emptyState(this.empty ?? {title: t('table.empty')});
  }

  #clear() {
    this.#set(Object.fromEntries(this.filters.map(({key}) => [key, ''])));
    for (const input of this.querySelectorAll('.filter input')) {
      input.value = '';
    }
  }

  #table(rows, loading) {
    return html`<div class="table-frame" aria-busy=${loading ? 'true' : 'false'}>
      <table role="table">
        <caption class="visually-hidden">${this.caption}</caption>
        <thead role="rowgroup"><tr role="row">${this.columns.map((column) => this.#head(column))}</tr></thead>
        <tbody role="rowgroup">
          ${rows
            ? rows.map((row) => html`<tr role="row">${this.columns.map((column, index) => this.#cell(column, row, index))}</tr>`)
            : Array.from({length: 8}, () => html`<tr role="row">${this.columns.map((column) => html`<td role="cell" class=${column.align ?? ''}><span class="skeleton-line"></span></td>`)}</tr>`)}
        </tbody>
      </table>
      <span class="visually-hidden" role="status">${loading ? t('loading') : rows ? t('table.rows', {count: rows.length}) : ''}</span>
    </div>`;
  }

  #head(column) {
    if (!column.sort) {
      return html`<th role="columnheader" scope="col" class=${column.align ?? ''}>${column.label}</th>`;
    }
    const current = this.query.sort ?? '';
    const direction = current === column.sort ? 'ascending' : current === `-${column.sort}` ? 'descending' : 'none';
    const next = direction === 'ascending' ? `-${column.sort}` : column.sort;
    return html`<th role="columnheader" scope="col" class=${column.align ?? ''} aria-sort=${direction}>
      <button type="button" class="sort" @click=${() => this.#set({sort: next})}>${column.label}${direction === 'none' ? nothing : icon(direction === 'ascending' ? 'up' : 'down', 16)}</button></th>`;
  }

  #cell(column, row, index) {
    const content = column.cell(row);
    const target = column.primary && this.rowHref?.(row);
    return html`<td role="cell" class="${column.align ?? ''} ${column.primary ? 'primary' : ''}" data-label=${column.label}>
      <div class="cell">${target ? html`<a class="row-link" href=${href(target)}>${content}</a>` : content}</div></td>`;
  }

  #pages(value) {
    const here = this.query[this.cursor];
    const previous = this.cursor === 'page' && Number(here) > 1 ? String(Number(here) - 1) : here ? '' : null;
    const go = (page) => router.setQuery({[this.cursor]: page === '1' ? '' : page}, {replace: false});
    if (previous === null && !value?.next) {
      return html`<p class="table-end">${t('table.rows', {count: value?.items.length ?? 0})}</p>`;
    }
    return html`<nav class="pages" aria-label=${t('table.pages', {caption: this.caption})}>
      ${button({label: this.cursor === 'page' ? t('table.previous') : t('table.first'), icon: 'left', small: true, disabled: previous === null, onClick: () => go(previous)})}
      <span class="muted">${this.cursor === 'page' ? t('table.page', {page: here ?? 1}) : ''}</span>
      ${button({label: t('table.next'), icon: 'right', small: true, disabled: !value?.next, onClick: () => go(String(value.next))})}
    </nav>`;
  }
}

customElements.define('t-table', Table);

/** A table of rows that are there already, without pages: for reports and previews. Columns as for `t-table`. */
export const plainTable = ({caption, columns, rows}) => html`
  <div class="table-frame"><table role="table"><caption class="visually-hidden">${caption}</caption>
    <thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th role="columnheader" scope="col" class=${column.align ?? ''}>${column.label}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${columns.map((column) => html`<td role="cell" class="${column.align ?? ''} ${column.primary ? 'primary' : ''}" data-label=${column.label}><div class="cell">${column.cell(row)}</div></td>`)}</tr>`)}</tbody>
  </table></div>`;

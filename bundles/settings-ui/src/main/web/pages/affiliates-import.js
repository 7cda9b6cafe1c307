import {
  html, nothing, Page, api, path, session, t, badge, button, linkButton, pageHeader, card, plainTable, route, router, toast, isAbort, notice, textArea, number,
} from '../components/index.js';
import {codeText, named, person} from './platform.js';

const TONES = {add: 'ok', exists: 'idle', error: 'bad'};
const SHOWN = 200;
const LARGEST = 1 << 20;
const EXAMPLE = 'name,email,code,commissionPercent\r\nGreta Green,greta@example.com,GRETA10,12.5\r\nHugo Hall,hugo@example.com,HUGO15,\r\nIda Ives,ida@example.com,,\r\n';

/** Affiliates from a list: what would come of each line is shown before anything is done. */
class AffiliatesImportPage extends Page {
  static properties = {csv: {state: true}, file: {state: true}, preview: {state: true}, error: {state: true}, busy: {state: true}};

  constructor() {
    super();
    this.csv = '';
    this.error = '';
  }

  get #target() {
    return path`accounts/${this.account}/affiliates/import`;
  }

  async #pick(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) {
      return;
    }
    this.preview = null;
    if (file.size > LARGEST) {
      this.error = t('import.tooLarge');
      return;
    }
    this.csv = decode(await file.arrayBuffer());
    this.file = file.name;
    await this.#look();
  }

  async #look() {
    this.error = this.csv.trim() ? '' : t('import.missing');
    if (this.error) {
      this.preview = null;
      return this.#focusError();
    }
    this.busy = 'look';
    try {
      this.preview = await api.post(this.#target, {csv: this.csv, dryRun: true}, {signal: this.signal});
    } catch (error) {
      this.#refused(error);
    } finally {
      this.busy = null;
    }
    await this.updateComplete;
    this.querySelector('.preview')?.focus();
  }

  async #import() {
    this.busy = 'import';
    try {
      const done = await api.post(this.#target, {csv: this.csv, dryRun: false});
      if (done.rows.some((row) => row.outcome === 'error')) {
        // Something changed since the preview: somebody else took a code.
        this.preview = done;
        return;
      }
      toast(t('import.done', {count: done.added}));
      router.go(route`${this.account}/affiliates`, {query: {sort: '-created'}});
    } catch (error) {
      this.#refused(error);
    } finally {
      this.busy = null;
    }
  }

  #refused(error) {
    if (!isAbort(error)) {
      this.preview = null;
      this.error = error.message;
      this.#focusError();
    }
  }

  async #focusError() {
    await this.updateComplete;
    this.querySelector('#csv')?.focus();
  }

  #example() {
    const url = URL.createObjectURL(new Blob([EXAMPLE], {type: 'text/csv'}));
    Object.assign(document.createElement('a'), {href: url, download: 'affiliates-example.csv'}).click();
    setTimeout(() => URL.revokeObjectURL(url));
  }

  render() {
    return html`
      ${pageHeader({crumbs: [{label: t('affiliates.title'), path: route`${this.account}/affiliates`}], title: t('import.title'), lead: t('import.lead')})}
      ${session.isReadOnly ? notice({text: t('shell.readOnly')}) : html`${this.#form()}${this.preview ? this.#result(this.preview) : nothing}`}`;
  }

  #form() {
    return card({
      title: t('import.list'),
      lead: t('import.columns'),
      actions: button({label: t('import.example'), kind: 'quiet', icon: 'download', small: true, onClick: () => this.#example()}),
      body: html`
        <div class="row">
          <label class="button button-plain file-button"><input type="file" class="visually-hidden" accept=".csv,text/csv,text/plain" @change=${this.#pick}><span>${t('import.pick')}</span></label>
          <span class="muted cut">${this.file ? named(this.file) : t('import.orPaste')}</span>
        </div>
        ${textArea({id: 'csv', label: t('import.text'), value: this.csv, error: this.error, rows: 7, monospace: true, required: true, placeholder: 'name,email,code,commissionPercent', onInput: (csv) => Object.assign(this, {csv, preview: null, error: '', file: null})})}`,
      footer: button({label: t('import.look'), kind: this.preview ? 'plain' : 'primary', busy: this.busy === 'look', onClick: () => this.#look()}),
    });
  }

  #result({rows}) {
    const of = (outcome) => rows.filter((row) => row.outcome === outcome);
    const wrong = of('error');
    const added = of('add').length;
    const there = of('exists').length;
    // What is wrong comes first: it is what somebody has to do.
    const shown = [...wrong, ...of('add'), ...of('exists')].slice(0, SHOWN);
    return html`<section class="stack-small preview" tabindex="-1" aria-label=${t('import.preview')}>
      <h2>${t('import.preview')}</h2>
      ${wrong.length
        ? notice({tone: 'bad', announce: true, title: t('import.wrong', {count: wrong.length}), text: t('import.wrongText')})
        : added
          ? notice({tone: 'ok', announce: true, title: t('import.willAdd', {count: added}), text: there ? t('import.there', {count: there}) : undefined})
          : notice({tone: 'info', announce: true, title: t('import.nobody'), text: t('import.nobodyText')})}
      ${shown.length ? plainTable({
        caption: t('import.preview'),
        columns: [
          {label: t('import.line'), align: 'end', cell: (row) => number(row.line)},
          {label: t('affiliates.name'), primary: true, cell: (row) => person(row.name ? named(row.name) : html`<span class="muted">–</span>`, row.email)},
          {label: t('affiliates.code'), cell: (row) => codeText(row.code)},
          {label: t('import.outcome'), cell: (row) => html`<span class="outcome">${badge(TONES[row.outcome], t(`import.outcomes.${row.outcome}`))}${row.reason ? html`<span class="small reason">${row.reason}</span>` : nothing}</span>`},
        ],
        rows: shown,
      }) : nothing}
      ${rows.length > shown.length ? html`<p class="muted small">${t('import.more', {count: rows.length - shown.length})}</p>` : nothing}
      <div class="actions">
        ${button({label: t('import.do', {count: added}), kind: 'primary', disabled: wrong.length > 0 || added === 0, busy: this.busy === 'import', onClick: () => this.#import()})}
        ${linkButton({label: t('actions.cancel'), target: route`${this.account}/affiliates`, kind: 'quiet'})}
      </div>
    </section>`;
  }
}

/** Spreadsheets save in UTF-8, or in Windows' own code: what is no UTF-8 is that. */
function decode(bytes) {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

customElements.define('page-affiliates-import', AffiliatesImportPage);

import {html, nothing, Page, path, route, session, t, button, moment, pageHeader} from '../components/index.js';
import {codeText, linkTo, named} from './platform.js';
import {People} from './people.js';
import './person-dialog.js';

const SOURCES = ['checkout', 'account', 'newsletter', 'form', 'script'];

/** Visitors who left an e-mail address, and what is kept of one person. */
class LeadsPage extends Page {
  static properties = {person: {state: true}, erased: {state: true}};

  #people = new People(this);

  willUpdate() {
    this.#people.want([this.query.affiliate]);
  }

  get #mayUsePeople() {
    return !session.isReadOnly && session.serves('accounts/{account}/people');
  }

  render() {
    const list = path`accounts/${this.account}/leads`;
    return html`
      ${pageHeader({
        title: t('leads.title'),
        lead: t('leads.lead'),
        actions: this.#mayUsePeople ? button({label: t('leads.person'), icon: 'audit', onClick: () => (this.person = '')}) : undefined,
      })}
      <t-table
        cursor="after"
        .source=${list}
        .query=${this.query}
        .refreshKey=${this.erased}
        .caption=${t('leads.title')}
        .csv=${`${list}/export.csv`}
        .filters=${[
          {key: 'q', label: t('leads.search'), type: 'search'},
          {key: 'affiliate', label: t('leads.affiliate'), type: 'select', options: this.#people.list.map((each) => ({value: each.id, label: each.code ? `${each.name} (${each.code})` : each.name}))},
        ]}
        .columns=${this.#columns()}
        .empty=${{icon: 'leads', title: t('leads.noneTitle'), text: t('leads.noneText')}}
      ></t-table>
      ${this.#mayUsePeople
        ? html`<t-person-dialog .account=${this.account} .email=${this.person ?? null} @close=${() => (this.person = undefined)} @erased=${() => (this.erased = (this.erased ?? 0) + 1)}></t-person-dialog>`
        : nothing}`;
  }

  #columns() {
    return [
      {label: t('leads.email'), primary: true, cell: (lead) => named(lead.email)},
      {label: t('leads.at'), cell: (lead) => moment(lead.at)},
      {label: t('leads.affiliate'), cell: (lead) => (lead.affiliate
        ? html`<span class="two-lines">${linkTo(route`${this.account}/affiliates/${lead.affiliate.id}`, this.#people.name(lead.affiliate.id, lead.affiliate.name))}<span class="small muted">${codeText(lead.affiliate.code)}</span></span>`
        : html`<span class="muted">${t('purchases.nobody')}</span>`)},
      {label: t('leads.source'), cell: (lead) => (SOURCES.includes(lead.source) ? html`<span class="whole-words">${t(`leads.sources.${lead.source}`)}</span>` : named(lead.source))},
      {label: t('leads.landing'), cell: (lead) => named(lead.landing)},
      ...(this.#mayUsePeople ? [{label: t('leads.action'), align: 'end', cell: (lead) => html`<span class="button-of-row">${button({label: t('leads.data'), kind: 'quiet', small: true, onClick: () => (this.person = lead.email)})}</span>`}] : []),
    ];
  }
}

customElements.define('page-leads', LeadsPage);

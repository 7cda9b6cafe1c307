import {html, nothing, repeat} from '../lib/lit.js';
import {View} from '../core/view.js';
import {icon} from './icons.js';
import {t} from '../core/texts.js';

const VISIBLE = 6000;
const WITH_UNDO = 12_000;
const events = new EventTarget();
let next = 0;

/**
 * Says shortly what was done. With `undo`, a function, there is a button that calls it. `tone`: ok, bad. Errors that have
 * to be acted on belong on the page, not here.
 */
export function toast(text, {undo, tone = 'ok'} = {}) {
  events.dispatchEvent(Object.assign(new Event('toast'), {toast: {id: ++next, text, undo, tone}}));
}

/** Where toasts appear; stands once in the shell. */
export class Toasts extends View {
  static properties = {list: {state: true}};

  constructor() {
    super();
    this.list = [];
  }

  connectedCallback() {
    super.connectedCallback();
    events.addEventListener('toast', (event) => this.#add(event.toast), {signal: this.signal});
  }

  #add(toast) {
    this.list = [...this.list.slice(-2), toast];
    this.#dropLater(toast);
  }

  #dropLater(toast) {
    toast.timer = setTimeout(() => this.#drop(toast), toast.undo ? WITH_UNDO : VISIBLE);
  }

  #drop(toast) {
    clearTimeout(toast.timer);
    this.list = this.list.filter((each) => each !== toast);
  }

  render() {
    return html`<div class="toasts" role="status" aria-live="polite">
      ${repeat(this.list, (each) => each.id, (each) => html`
        <div class="toast toast-${each.tone}" @mouseenter=${() => clearTimeout(each.timer)} @mouseleave=${() => this.#dropLater(each)}
          @focusin=${() => clearTimeout(each.timer)} @focusout=${() => this.#dropLater(each)}>
          ${icon(each.tone === 'bad' ? 'warning' : 'check', 18)}
          <span class="grow">${each.text}</span>
          ${each.undo ? html`<button type="button" class="toast-action" @click=${() => { this.#drop(each); each.undo(); }}>${t('actions.undo')}</button>` : nothing}
          <button type="button" class="icon-button" aria-label=${t('actions.dismiss')} @click=${() => this.#drop(each)}>${icon('cross', 16)}</button>
        </div>`)}
    </div>`;
  }
}

customElements.define('t-toasts', Toasts);

import {html, nothing} from '../lib/lit.js';
import {View} from '../core/view.js';
import {icon} from './icons.js';
import {t} from '../core/texts.js';

/** `<t-copy .text=${text} .label=${what is copied}></t-copy>`: a button that puts a text on the clipboard and says so; `named` for one with the word on it. */
export class Copy extends View {
  static properties = {text: {attribute: false}, label: {attribute: false}, named: {type: Boolean}, done: {state: true}};

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      this.done = true;
      setTimeout(() => (this.done = false), 2000);
    } catch {
      // Without a clipboard (plain http, or refused) the text is beside the button and can be selected.
    }
  }

  render() {
    return html`<button type="button" class=${this.named ? 'button button-plain button-small' : 'icon-button'} title=${this.named ? nothing : t('actions.copy')} aria-label=${this.named && this.done ? nothing : t('actions.copyWhat', {what: this.label ?? this.text})} @click=${this.#copy}>
      ${icon(this.done ? 'check' : 'copy', 16)}${this.named ? html`<span>${t(this.done ? 'actions.copied' : 'actions.copy')}</span>` : nothing}</button><span class="visually-hidden" role="status">${this.done ? t('actions.copied') : ''}</span>`;
  }
}

customElements.define('t-copy', Copy);

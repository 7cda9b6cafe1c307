import {html, nothing, ifDefined, live} from '../lib/lit.js';
import {icon} from './icons.js';
import {t} from '../core/texts.js';
import {href} from '../core/router.js';

/**
 * The small pieces: functions that answer templates. Whatever they are given reaches the screen as text or as a template,
 * never as HTML.
 */

/** The top of a page. `crumbs` are `{label, path}`; there is exactly one on each page. */
export const pageHeader = ({title, lead, actions, crumbs = [], badge: mark}) => html`
  <header class="page-header">
    <div class="grow">
      ${crumbs.length
        ? html`<nav class="crumbs" aria-label=${t('shell.crumbs')}>
            ${crumbs.map((crumb) => html`<a href=${href(crumb.path)}>${crumb.label}</a><span aria-hidden="true">/</span>`)}
          </nav>`
        : nothing}
      <div class="title-line"><h1 tabindex="-1">${title}</h1>${mark ?? nothing}</div>
      ${lead ? html`<p class="lead">${lead}</p>` : nothing}
    </div>
    ${actions ? html`<div class="actions">${actions}</div>` : nothing}
  </header>`;

/**
 * A button. `kind`: primary (one on a screen), plain, quiet, danger. While `busy` it cannot be pressed again and keeps its
 * width; it stays focusable, so that the keyboard does not lose its place.
 */
export const button = ({label, onClick, kind = 'plain', icon: name, busy = false, disabled = false, type = 'button', small = false, describedBy, title}) => html`
  <button
    type=${type}
    class="button button-${kind} ${small ? 'button-small' : ''}"
    ?disabled=${disabled}
    aria-disabled=${busy ? 'true' : nothing}
    aria-busy=${busy ? 'true' : nothing}
    aria-describedby=${ifDefined(describedBy)}
    title=${ifDefined(title)}
    @click=${(event) => (busy ? event.preventDefault() : onClick?.(event))}
  >${name ? icon(name, 18) : nothing}<span>${label}</span></button>`;

/** A link that looks like a button. `target` is a path below the root; `url` any address, `download` for a file. */
export const linkButton = ({label, target, query, url, kind = 'plain', icon: name, small = false, download = false}) => html`
  <a class="button button-${kind} ${small ? 'button-small' : ''}" href=${url ?? href(target, query)} ?download=${download}
  >${name ? icon(name, 18) : nothing}<span>${label}</span></a>`;

/** A state in a word. `tone`: ok, warn, bad, info, idle. Never color alone: there is always a word. */
export const badge = (tone, label) => html`<span class="badge badge-${tone}"><span class="dot" aria-hidden="true"></span>${label}</span>`;

/** A message inside a page. `tone`: info, ok, warn, bad. With `announce` it is read out when it appears. */
export const notice = ({tone = 'info', title, text, actions, announce = false}) => html`
  <div class="notice notice-${tone}" role=${announce ? (tone === 'bad' ? 'alert' : 'status') : nothing}>
    ${icon({ok: 'check', warn: 'warning', bad: 'warning', info: 'info'}[tone])}
    <div class="grow">${title ? html`<strong>${title}</strong>` : nothing}${text ? html`<p>${text}</p>` : nothing}</div>
    ${actions ? html`<div class="actions">${actions}</div>` : nothing}
  </div>`;

/** Nothing to show yet, and what to do next. */
export const emptyState = ({title, text, action, icon: name = 'info'}) => html`
  <div class="empty">
    <span class="empty-icon">${icon(name, 28)}</span>
    <h2>${title}</h2>
    ${text ? html`<p>${text}</p>` : nothing}
    ${action ?? nothing}
  </div>`;

/** A figure with its name. `tiles` groups several. */
export const tile = ({label, value, hint, href: target}) => html`
  <div class="tile">
    <dt>${target ? html`<a href=${target}>${label}</a>` : label}</dt>
    <dd><span class="figure">${value}</span>${hint ? html`<span class="hint">${hint}</span>` : nothing}</dd>
  </div>`;

export const tiles = (...content) => html`<dl class="tiles">${content}</dl>`;

/** A framed part of a page. */
export const card = ({title, lead, actions, body, footer}) => html`
  <section class="card">
    ${title || actions
      ? html`<div class="card-header"><div class="grow">${title ? html`<h2>${title}</h2>` : nothing}${lead ? html`<p class="muted">${lead}</p>` : nothing}</div>
          ${actions ? html`<div class="actions">${actions}</div>` : nothing}</div>`
      : nothing}
    ${body ?? nothing}
    ${footer ? html`<div class="card-footer">${footer}</div>` : nothing}
  </section>`;

/** Names and what they are, beside each other: pairs `[name, value]`. */
export const facts = (pairs) => html`<dl class="facts">${pairs.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

/** Where something will be, in about its height. */
export const skeleton = (lines = 4) => html`
  <div class="skeleton" role="status"><span class="visually-hidden">${t('loading')}</span>
    ${Array.from({length: lines}, () => html`<span class="skeleton-line" aria-hidden="true"></span>`)}</div>`;

const TONES = {passed: ['ok', 'check'], failed: ['bad', 'cross'], warning: ['warn', 'warning'], skipped: ['idle', 'dash'], running: ['info', 'sync'], pending: ['idle', 'dash']};

/** Steps in order, `{label, state, detail, fix, note}`, where a note takes the place of the state's word; `state`: passed, failed, warning, skipped, running, pending. */
export const stepList = (steps) => html`
  <ol class="steps">
    ${steps.map((step) => {
      const [tone, mark] = TONES[step.state] ?? TONES.pending;
      return html`<li class="step step-${tone} ${step.state === 'running' ? 'is-running' : ''}">
        <span class="step-mark">${icon(mark, 16)}</span>
        <div class="grow">
          <div class="step-line"><strong>${step.label}</strong><span class="step-state">${step.note ?? t(`steps.${step.state}`)}</span></div>
          ${step.detail ? html`<p>${step.detail}</p>` : nothing}
          ${step.fix ? html`<p class="fix"><strong>${t('steps.fix')}</strong> ${step.fix}</p>` : nothing}
        </div>
      </li>`;
    })}
  </ol>`;

let ids = 0;
export const nextId = (prefix = 'id') => `${prefix}-${++ids}`;

const errorText = (id, error) => html`<p class="field-error" id="${id}-error">${error ? html`${icon('warning', 16)}<span>${error}</span>` : nothing}</p>`;

function describedBy(id, help, error) {
  return [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
}

/**
 * A field for one line of text. `id` is unique on the page; `onInput` gets the text. `error` is tied to the field; call
 * `focusFirstError` after a refusal, so that it is read out. `prefix` and `suffix` stand inside the frame.
 */
export const textField = ({id, label, value = '', help, error, onInput, onBlur, type = 'text', required = false, readonly = false, placeholder, autocomplete = 'off', inputmode, prefix, suffix, width, monospace = false, after}) => html`
  <div class="field ${error ? 'has-error' : ''} ${width ? `field-${width}` : ''}">
    <label for=${id}>${label}${required ? nothing : nothing}</label>
    <div class="input-line">
      <span class="input-frame">
        ${prefix ? html`<span class="affix" aria-hidden="true">${prefix}</span>` : nothing}
        <input
          id=${id}
          name=${id}
          type=${type}
          class=${monospace ? 'mono' : ''}
          .value=${live(value)}
          ?required=${required}
          ?readonly=${readonly}
          placeholder=${ifDefined(placeholder)}
          autocomplete=${autocomplete}
          inputmode=${ifDefined(inputmode)}
          spellcheck="false"
          autocapitalize="off"
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${ifDefined(describedBy(id, help, error))}
          @input=${(event) => onInput?.(event.target.value, event)}
          @blur=${(event) => onBlur?.(event.target.value, event)}
        >
        ${suffix ? html`<span class="affix" aria-hidden="true">${suffix}</span>` : nothing}
      </span>
      ${after ?? nothing}
    </div>
    ${help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing}
    ${errorText(id, error)}
  </div>`;

export const textArea = ({id, label, value = '', help, error, onInput, required = false, rows = 4, placeholder, monospace = false}) => html`
  <div class="field ${error ? 'has-error' : ''}">
    <label for=${id}>${label}</label>
    <textarea id=${id} name=${id} rows=${rows} class=${monospace ? 'mono' : ''} .value=${live(value)} ?required=${required} placeholder=${ifDefined(placeholder)}
      aria-invalid=${error ? 'true' : nothing} aria-describedby=${ifDefined(describedBy(id, help, error))}
      @input=${(event) => onInput?.(event.target.value, event)}></textarea>
    ${help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing}
    ${errorText(id, error)}
  </div>`;

/** `options`: `{value, label}`. */
export const selectField = ({id, label, value, options, help, error, onChange, width, hideLabel = false}) => html`
  <div class="field ${error ? 'has-error' : ''} ${width ? `field-${width}` : ''}">
    <label for=${id} class=${hideLabel ? 'visually-hidden' : ''}>${label}</label>
    <select id=${id} name=${id} .value=${live(value ?? '')} aria-invalid=${error ? 'true' : nothing} aria-describedby=${ifDefined(describedBy(id, help, error))}
      @change=${(event) => onChange?.(event.target.value)}>
      ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === (value ?? '')}>${option.label}</option>`)}
    </select>
    ${help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing}
    ${errorText(id, error)}
  </div>`;

export const checkField = ({id, label, checked, help, onChange, disabled = false}) => html`
  <div class="field field-check">
    <input id=${id} name=${id} type="checkbox" .checked=${live(checked)} ?disabled=${disabled} aria-describedby=${ifDefined(help ? `${id}-help` : undefined)} @change=${(event) => onChange?.(event.target.checked)}>
    <div><label for=${id}>${label}</label>${help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing}</div>
  </div>`;

/** One of a few, all to be seen at once. `options`: `{value, label, help}`. */
export const radioField = ({id, legend, value, options, onChange, error, inline = true}) => html`
  <fieldset class="field field-radio ${error ? 'has-error' : ''}" aria-describedby=${ifDefined(error ? `${id}-error` : undefined)}>
    <legend>${legend}</legend>
    <div class=${inline ? 'choices' : 'choices choices-column'}>
      ${options.map((option) => html`
        <label class="choice">
          <input type="radio" name=${id} value=${option.value} .checked=${live(option.value === value)} @change=${() => onChange?.(option.value)}>
          <span><span class="choice-label">${option.label}</span>${option.help ? html`<span class="help">${option.help}</span>` : nothing}</span>
        </label>`)}
    </div>
    ${errorText(id, error)}
  </fieldset>`;

/** After a refusal: puts the keyboard on the first wrong field below `root`, which reads its error out. */
export function focusFirstError(root) {
  const wrong = root.querySelector('[aria-invalid="true"], .has-error input');
  wrong?.focus();
  return Boolean(wrong);
}

/** Links that look like tabs: `{label, path, query}`, the current one marked. */
export const tabs = (label, items, current) => html`
  <nav class="tabs" aria-label=${label}>
    ${items.map((item) => html`<a href=${href(item.path, item.query)} aria-current=${item.id === current ? 'page' : nothing}>${item.label}</a>`)}
  </nav>`;

/** A progress bar; without `total` it only shows that something moves. */
export const progressBar = ({label, done, total}) => html`
  <div class="progress ${total ? '' : 'is-open'}">
    <progress aria-label=${label} max=${total || nothing} value=${total ? Math.min(done, total) : nothing}></progress>
  </div>`;

'use strict';

const REFRESH_MILLIS = 2000;
const bots = document.getElementById('bots');
const message = document.getElementById('message');
const seconds = document.getElementById('seconds');
let kinds = [];

async function call(path, options) {
  const answer = await fetch(path, options);
  const body = await answer.json();
  if (!answer.ok) {
    throw new Error(body.error ?? `${path}: ${answer.status}`);
  }
  return body;
}

function element(tag, text, className) {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className ?? '';
  return made;
}

function faultsOf(name) {
  return `/api/bots/${encodeURIComponent(name)}/faults`;
}

function inject(name, kind) {
  const body = JSON.stringify({ kind, seconds: Number(seconds.value) });
  const headers = { 'Content-Type': 'application/json' };
  return call(faultsOf(name), { method: 'POST', headers, body });
}

function clear(name, kind) {
  return call(faultsOf(name) + (kind ? `/${kind}` : ''), { method: 'DELETE' });
}

function button(text, title, action) {
  const made = element('button', text);
  made.type = 'button';
  made.title = title;
  made.addEventListener('click', () => act(action));
  return made;
}

async function act(action) {
  try {
    message.textContent = '';
    await action();
  } catch (error) {
    message.textContent = error.message;
  }
  await refresh();
}

function card(bot) {
  const article = element('article', '');
  article.dataset.bot = bot.name;
  const heading = element('h2', bot.name);
  heading.append(element('span', '', 'state'));
  const facts = element('p', '', 'facts');
  const buttons = element('div', '', 'buttons');
  for (const { kind, description } of kinds) {
    const toggle = button(kind.replaceAll('_', ' '), description, () =>
      toggle.getAttribute('aria-pressed') === 'true' ? clear(bot.name, kind) : inject(bot.name, kind));
    toggle.dataset.kind = kind;
    buttons.append(toggle);
  }
  const end = button('Clear', 'end all faults of this bot', () => clear(bot.name));
  end.className = 'clear';
  buttons.append(end);
  article.append(heading, facts, buttons);
  return article;
}

function show(bot) {
  let article = bots.querySelector(`[data-bot="${CSS.escape(bot.name)}"]`);
  if (!article) {
    article = card(bot);
    bots.append(article);
  }
  article.querySelector('.state').textContent = bot.state;
  const equity = bot.equity.toLocaleString(undefined, { maximumSignificantDigits: 7 });
  article.querySelector('.facts').textContent =
    `${bot.strategy} · ${bot.mode} · API ${bot.dialect} · ${equity} ${bot.currency} · ` +
    `${bot.openTrades} open · ${bot.url}`;
  const active = new Set(bot.faults.map((fault) => fault.kind));
  for (const toggle of article.querySelectorAll('[data-kind]')) {
    toggle.setAttribute('aria-pressed', String(active.has(toggle.dataset.kind)));
  }
}

async function refresh() {
  try {
    (await call('/api/bots')).forEach(show);
  } catch (error) {
    message.textContent = `The simulator does not answer: ${error.message}`;
  }
}

async function begin() {
  kinds = await call('/api/faults');
  await refresh();
  setInterval(refresh, REFRESH_MILLIS);
}

act(begin);

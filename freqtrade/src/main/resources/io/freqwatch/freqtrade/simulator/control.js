'use strict';

const REFRESH_MILLIS = 2000;
const cards = document.getElementById('cards');
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

function inject(faults, kind) {
  const body = JSON.stringify({ kind, seconds: Number(seconds.value) });
  const headers = { 'Content-Type': 'application/json' };
  return call(faults, { method: 'POST', headers, body });
}

function clear(faults, kind) {
  return call(faults + (kind ? `/${kind}` : ''), { method: 'DELETE' });
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

function card(name, faults, kinds) {
  const article = element('article', '');
  article.dataset.faults = faults;
  const heading = element('h2', name);
  heading.append(element('span', '', 'state'));
  const facts = element('p', '', 'facts');
  const buttons = element('div', '', 'buttons');
  for (const { kind, description } of kinds) {
    const toggle = button(kind.replaceAll('_', ' '), description, () =>
      toggle.getAttribute('aria-pressed') === 'true' ? clear(faults, kind) : inject(faults, kind));
    toggle.dataset.kind = kind;
    buttons.append(toggle);
  }
  const end = button('Clear', `end all faults of ${name}`, () => clear(faults));
  end.className = 'clear';
  buttons.append(end);
  article.append(heading, facts, buttons);
  return article;
}

function show(what, faults, kinds, facts) {
  let article = cards.querySelector(`[data-faults="${CSS.escape(faults)}"]`);
  if (!article) {
    article = card(what.name, faults, kinds);
    cards.append(article);
  }
  article.querySelector('.state').textContent = what.state;
  article.querySelector('.facts').textContent = facts;
  const active = new Set(what.faults.map((fault) => fault.kind));
  for (const toggle of article.querySelectorAll('[data-kind]')) {
    toggle.setAttribute('aria-pressed', String(active.has(toggle.dataset.kind)));
  }
}

function showBot(bot) {
  const equity = bot.equity.toLocaleString(undefined, { maximumSignificantDigits: 7 });
  const facts =
    `${bot.strategy} · ${bot.mode} · API ${bot.dialect} · ${equity} ${bot.currency} · ` +
    `${bot.openTrades} open · ${bot.url}`;
  show(bot, `/api/bots/${encodeURIComponent(bot.name)}/faults`, kinds, facts);
}

function showExchange(exchange) {
  if (exchange.name) {
    show(exchange, '/api/exchange/faults', exchange.kinds, `for real bots · ${exchange.url}`);
  }
}

async function refresh() {
  try {
    showExchange(await call('/api/exchange'));
    (await call('/api/bots')).forEach(showBot);
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

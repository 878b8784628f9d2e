// Made-up alerts, silences and messages for working on their pages without a server. Same arguments, same answers.
const HOSTILE = '<img src=x onerror="document.title=1">'

function alert(fingerprint, labels, annotations, since, status = {}) {
  return {
    fingerprint,
    labels,
    annotations,
    startsAt: new Date(since * 1000).toISOString(),
    endsAt: new Date((since + 3600) * 1000).toISOString(),
    updatedAt: new Date(since * 1000).toISOString(),
    generatorURL: 'http://127.0.0.1:9090/graph?g0.expr=up',
    receivers: [{ name: 'phone' }],
    status: { state: 'active', silencedBy: [], inhibitedBy: [], mutedBy: [], ...status },
  }
}

function down(bot, time, status) {
  return alert(
    `f-${bot}`,
    { alertname: 'FtBotDown', bot, env: 'home', severity: 'critical' },
    {
      summary: `${bot} does not answer`,
      description: 'Nobody supervises its open trades; only stops at the exchange still work.',
      runbook: 'docs/runbooks/FtBotDown.md',
    },
    time - 132,
    status,
  )
}

function group(labels, alerts, receiver = 'phone') {
  return { labels, receiver: { name: receiver }, alerts, next: new Date(0).toISOString() }
}

function silence(id, matchers, time, other = {}) {
  return {
    id,
    status: { state: 'active' },
    matchers,
    startsAt: new Date((time - 1800) * 1000).toISOString(),
    endsAt: new Date((time + 5400) * 1000).toISOString(),
    createdBy: 'Ann',
    comment: 'new host',
    ...other,
  }
}

const BETA = '0b6c1f3e-58a4-4a4c-9a5d-3f0f3c8a0001'
const GAMMA = '0b6c1f3e-58a4-4a4c-9a5d-3f0f3c8a0002'

/** What the alerts page reads; without problems only the Watchdog fires. */
export function mockAlerts(withProblems, time) {
  const watchdog = alert('f-watchdog', { alertname: 'Watchdog', severity: 'none' }, { summary: 'Alerts reach you' }, time - 90_000)
  const base = { asOf: time, version: '0.1.0', routed: true, pending: [], silences: [], omittedAlerts: 0, omittedSilences: 0 }
  if (!withProblems) return { ...base, groups: [group({ alertname: 'Watchdog' }, [watchdog], 'nobody')] }
  const odd = alert(
    'f-odd',
    { alertname: 'FtLossStreak', bot: HOSTILE, severity: 'warning', strategy: 'x'.repeat(180) },
    { summary: `${HOSTILE} has lost 7 trades in a row`, description: 'The strategy may not fit the market any more.' },
    time - 7200,
  )
  return {
    ...base,
    groups: [
      group({ alertname: 'FtBotDown', bot: 'alpha' }, [down('alpha', time)]),
      group({ alertname: 'FtBotDown', bot: 'beta' }, [down('beta', time, { state: 'suppressed', silencedBy: [BETA] })]),
      group({ alertname: 'FtBotDown', bot: 'gamma' }, [down('gamma', time, { state: 'suppressed', silencedBy: [GAMMA] })]),
      group({ alertname: 'FtLossStreak' }, [odd]),
      group({ alertname: 'Watchdog' }, [watchdog], 'nobody'),
    ],
    silences: [
      silence(BETA, [{ name: 'bot', value: 'beta', isRegex: false, isEqual: true }], time),
      silence(GAMMA, [{ name: 'alertname', value: 'FtBotDown', isRegex: false, isEqual: true }, { name: 'bot', value: 'gamma', isRegex: false, isEqual: true }], time, {
        annotations: { freqwatch_acknowledges: 'f-gamma' },
        comment: 'acknowledged',
      }),
    ],
    pending: [{ state: 'pending', since: time - 20, labels: { alertname: 'FtCandlesStale', bot: 'delta', severity: 'warning' }, annotations: { summary: 'delta gets no new candles' } }],
  }
}

/** What the page of messages reads. */
export function mockOutbox(withProblems, time) {
  const base = { asOf: time, version: '0.1.0', channels: ['outbox'] }
  if (!withProblems) return { ...base, messages: [] }
  const link = 'http://127.0.0.1:9093/#/alerts?receiver=outbox'
  const messages = [
    { severity: 'over', title: '✅ alpha does not answer (over)', text: 'Nobody supervises its open trades; only stops at the exchange still work.\nlasted 14m 3s, until Nov 23 21:18 UTC' },
    { severity: 'critical', title: '🔴 beta is deep below its peak (18.2%)', text: 'The drawdown of beta is above its limit, or was when it was last seen.\nsince Nov 23 21:04 UTC (1m 5s)\nhelp: http://127.0.0.1:9093/runbooks/FtDrawdown' },
    { severity: 'warning', title: `🟠 ${HOSTILE}: lost 7 trades in a row`, text: `${HOSTILE}\n${'x'.repeat(300)}` },
    { severity: 'info', title: '🔵 delta has not traded for 3d 2h', text: 'The bot runs; look at its whitelist, its locks and its entry conditions.' },
  ]
  return {
    ...base,
    messages: messages.map((message, index) => ({ channel: 'outbox', number: 9 - index, at: time - 60 - index * 700, link, ...message })),
  }
}

/** What the router answers besides: its state, its receivers, who is told, a test. */
export const ROUTER_ANSWERS = {
  '/api/v2/status': { versionInfo: { version: '0.1.0' }, uptime: '2026-01-31T12:00:00Z', config: { original: 'route:\n  receiver: phone\n' } },
  '/api/v2/receivers': [{ name: 'phone' }, { name: 'nobody' }],
  '/api/freqwatch/v1/explain': {
    routes: [
      {
        receiver: 'phone',
        integrations: [
          { integration: 'telegram[0]', why: 'it was told and nothing has changed since', toldAt: '2026-01-31T12:00:00Z' },
          { integration: 'webhook[0]', why: 'on its way', onItsWay: { attempts: 3, lastFailure: 'connection refused' } },
        ],
      },
    ],
  },
  '/api/freqwatch/v1/receivers/phone/test': {
    integrations: [{ integration: 'telegram[0]', outcome: 'rendered', why: '', requests: [{ method: 'POST', url: 'https://api.telegram.org/bot<secret>/sendMessage', body: `{"text":"${'x'.repeat(200)}"}` }] }],
  },
}

/** The alerts about a bot, as the fleet page has them. */
export function mockBotAlerts(index, time) {
  const states = ['firing', 'pending', 'acknowledged']
  return index % 4 !== 1
    ? []
    : states.slice(0, 1 + (index % 3)).map((state, at) => ({
        name: ['FtBotDown', 'FtCandlesStale', 'FtDrawdown'][at],
        severity: ['critical', 'warning', 'critical'][at],
        state,
        since: time - 140 * (at + 1),
        summary: 'It does not answer',
        runbook: '/runbooks/FtBotDown',
      }))
}

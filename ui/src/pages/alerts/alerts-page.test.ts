import { afterEach, describe, expect, it } from 'vitest'
import { createSSRApp, h, ref, shallowRef } from 'vue'
import { renderToString } from 'vue/server-renderer'
import type { Alerts, Silence } from '../../api/alerts'
import { alert, alertsOf } from '../../features/alert-list/alerts.fixture'
import { chooseLanguage } from '../../i18n/i18n'
import type { DocumentFeed } from '../../realtime/document-feed'
import AlertsPage from './AlertsPage.vue'

const DOWN = alert({ alertname: 'FtBotDown', bot: 'alpha', severity: 'critical' })
const KNOWN = alert({ alertname: 'FtBotStale', bot: 'beta', severity: 'warning' }, { silencedBy: ['s1'] })
const SILENCE: Silence = {
  id: 's1', state: 'active', matchers: [{ name: 'bot', value: 'beta', isRegex: false, isEqual: true }],
  startsAt: 1_789_990_000, endsAt: 1_790_010_000, createdBy: 'Ann', comment: 'new host', annotations: new Map(),
}

function page(document: Alerts | null): Promise<string> {
  const feed = {
    document: shallowRef(document),
    live: {
      state: ref(document === null ? 'loading' : 'live'),
      asOf: ref(document?.asOf ?? null),
      serverNow: ref(1_790_000_000),
      complaint: ref(''),
      secondsToRetry: ref(null),
    },
  } as unknown as DocumentFeed<Alerts>
  return renderToString(createSSRApp({ render: () => h(AlertsPage, { feed, address: 'http://pi:3000' }) }))
}

function textOf(html: string): string {
  return html.replaceAll(/<!--.*?-->/g, '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

afterEach(() => chooseLanguage('en'))

describe('the alerts page', () => {
  it('shows what rings, since when, and what can be done', async () => {
    const html = await page({ ...alertsOf(DOWN, KNOWN), silences: [SILENCE] })
    const text = textOf(html)
    expect(text).toContain('alpha does not answer critical')
    expect(text).toMatch(/2 min\.? ago/)
    expect(text).toContain('Acknowledge Silence … What to do')
    expect(html).toContain('href="/runbooks/FtBotDown"')
    expect(html).toContain('#/silences/new?filter=')
  })

  it('counts what is held back without showing it', async () => {
    const text = textOf(await page({ ...alertsOf(DOWN, KNOWN), silences: [SILENCE] }))
    expect(text).toContain('Held back (1)')
    expect(text).not.toContain('beta does not answer')
  })

  it('says so where nothing fires, and where others route', async () => {
    expect(textOf(await page(alertsOf()))).toContain('No alert')
    expect(textOf(await page({ ...alertsOf(), routed: false }))).toContain('Another Alertmanager routes')
  })

  it('speaks German', async () => {
    chooseLanguage('de')
    expect(textOf(await page(alertsOf(DOWN)))).toContain('alpha does not answer kritisch')
  })

  it('runs nothing that an alert brings along', async () => {
    const evil = alert({ alertname: '<img src=x>', severity: '<b>' }, { source: 'javascript:alert(1)' })
    const html = await page(alertsOf(evil))
    expect(html).not.toContain('<img src=x>')
    expect(html).not.toContain('javascript:')
  })
})

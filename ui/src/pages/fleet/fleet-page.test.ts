import { describe, expect, it } from 'vitest'
import { createSSRApp, h, ref, shallowRef } from 'vue'
import { renderToString } from 'vue/server-renderer'
import type { Bot, Fleet } from '../../api/fleet'
import { bot } from '../../features/bot-list/bots.fixture'
import type { FleetFeed } from '../../realtime/fleet-feed'
import type { FeedState } from '../../realtime/live-feed'
import FleetPage from './FleetPage.vue'

const TOTALS = {
  bots: 1,
  botsUp: 1,
  equity: 1120.5,
  profit: 120.5,
  profitToday: null,
  unrealizedProfit: 0,
  openTrades: 2,
}

function fleetOf(...bots: Bot[]): Fleet {
  const groups = bots.map((each) => ({
    currency: each.currency,
    mode: each.mode,
    totals: TOTALS,
    bots: [each],
  }))
  return { asOf: 1_790_000_004, version: '0.1.0', groups }
}

function page(state: FeedState, fleet: Fleet | null, complaint = ''): Promise<string> {
  const feed = {
    fleet: shallowRef(fleet),
    history: shallowRef(null),
    live: {
      state: ref(state),
      asOf: ref(fleet?.asOf ?? null),
      serverNow: ref(1_790_000_004),
      complaint: ref(complaint),
      secondsToRetry: ref(null),
    },
  } as unknown as FleetFeed
  return renderToString(
    createSSRApp({ render: () => h(FleetPage, { feed, address: 'http://pi:3000', range: '24h' }) }),
  )
}

function textOf(html: string): string {
  return html
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

describe('the fleet page', () => {
  it('shows a skeleton while loading', async () => {
    const html = await page('loading', null)
    expect(html).toContain('data-state="loading"')
    expect(textOf(html)).toContain('Loading the bots')
  })

  it('tells a newcomer how to name bots', async () => {
    expect(textOf(await page('live', fleetOf()))).toContain('freqwatch init')
  })

  it('tells why there is nothing to show', async () => {
    const html = await page('error', null, '/api/fleet answered 503')
    expect(html).toContain('data-state="error"')
    expect(textOf(html)).toContain('could not load the bots from http://pi:3000')
    expect(textOf(html)).toContain('answered 503')
  })

  it('shows what a bot earns, with sign and currency', async () => {
    const html = await page('live', fleetOf(bot()))
    expect(html).toContain('data-bot="alpha"')
    expect(textOf(html)).toContain('▲ +120.50 USDT')
    expect(textOf(html)).toContain('▼ −3.25 USDT')
  })

  it('shows a dash for what is not known', async () => {
    const html = await page('live', fleetOf(bot({ winRatio: null, lastSeen: null })))
    expect(textOf(html)).toContain('Win ratio – 240 trades')
    expect(textOf(html)).toContain('Last seen never')
  })

  it('never mixes money of two modes', async () => {
    const html = await page('live', fleetOf(bot(), bot({ name: 'beta', mode: 'live' })))
    expect(html).toContain('aria-label="Bots: USDT, dry run"')
    expect(html).toContain('aria-label="Bots: USDT, live"')
  })

  it('lists problems first, with the advice of the server', async () => {
    const problem = { code: 'refused', text: 'Nothing listens there: is the bot running?' }
    const ill = bot({ name: 'beta', state: 'down', health: 'problem', problem })
    const html = await page('live', fleetOf(bot(), ill))
    expect(html.indexOf('data-alert="beta"')).toBeLessThan(html.indexOf('data-bot="alpha"'))
    expect(textOf(html)).toContain('is the bot running?')
  })

  it('says since when old numbers are old', async () => {
    const html = await page('stale', fleetOf(bot()))
    expect(html).toContain('data-state="stale"')
    expect(textOf(html)).toMatch(/Stale since \d\d:\d\d\./)
  })

  it('makes no link of an address that is not a web address', async () => {
    expect(await page('live', fleetOf(bot({ url: 'javascript:alert(1)' })))).not.toContain('javascript:')
  })
})

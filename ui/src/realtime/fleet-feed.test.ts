import { beforeEach, describe, expect, it } from 'vitest'
import { ref } from 'vue'
import { FleetFeed } from './fleet-feed'
import type { FeedPorts } from './live-feed'
import type { ConnectionListener } from './reconnecting-stream'

const FLEET = JSON.stringify({ asOf: 1000, version: '0.1.0', groups: [] })
const SPARKLINES = JSON.stringify({ start: 0, step: 900, bots: {} })

class FakePorts implements FeedPorts {
  readonly opened: string[] = []
  readonly answers = new Map<string, string>()
  closed = 0
  latest: ConnectionListener | null = null

  connect(address: string, listener: ConnectionListener) {
    this.opened.push(address)
    this.latest = listener
    return { close: () => void (this.closed += 1) }
  }

  schedule() {
    return () => undefined
  }

  random() {
    return 0.5
  }

  fetch(address: string): Promise<string> {
    const answer = this.answers.get(address)
    return answer === undefined ? Promise.reject(new Error('answered 503')) : Promise.resolve(answer)
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
}

describe('FleetFeed', () => {
  const ticker = ref(0)
  let ports: FakePorts
  let feed: FleetFeed

  beforeEach(() => {
    ticker.value = 0
    ports = new FakePorts()
    feed = new FleetFeed(ports, ticker)
    feed.open('7d')
  })

  it('loads until the first document is there', () => {
    expect(feed.live.state.value).toBe('loading')
    ports.latest?.event('fleet', FLEET)
    expect(feed.live.state.value).toBe('live')
    expect(ports.opened).toEqual(['/api/fleet/stream?range=7d'])
  })

  it('remembers which range its sparklines have', () => {
    ports.latest?.event('sparklines', SPARKLINES)
    expect(feed.history.value?.range).toBe('7d')
  })

  it('is stale when nothing fresh has come for twenty seconds', () => {
    ports.latest?.event('fleet', FLEET)
    ticker.value = 20_001
    expect(feed.live.state.value).toBe('stale')
    expect(feed.fleet.value?.asOf).toBe(1000)
  })

  it('reconnects with the last numbers in view', async () => {
    ports.latest?.event('fleet', FLEET)
    ports.latest?.failed()
    await settled()
    expect(feed.live.state.value).toBe('reconnecting')
    expect(feed.live.secondsToRetry.value).toBe(1)
  })

  it('tells why when it never had an answer', async () => {
    ports.latest?.failed()
    await settled()
    expect(feed.live.state.value).toBe('error')
    expect(feed.live.complaint.value).toBe('answered 503')
  })

  it('asks for the plain documents while the stream fails', async () => {
    ports.answers.set('/api/fleet', FLEET)
    ports.answers.set('/api/fleet/sparklines?range=7d', SPARKLINES)
    ports.latest?.failed()
    await settled()
    expect(feed.fleet.value?.version).toBe('0.1.0')
    expect(feed.history.value?.lines.step).toBe(900)
  })

  it('keeps the last good document when a damaged one comes', () => {
    ports.latest?.event('fleet', FLEET)
    ports.latest?.event('fleet', '{"asOf":')
    expect(feed.fleet.value?.asOf).toBe(1000)
    expect(feed.live.complaint.value).toContain('expected JSON')
  })

  it('lets go while paused and comes back', () => {
    ports.latest?.event('fleet', FLEET)
    feed.live.pause()
    expect([feed.live.state.value, ports.closed]).toEqual(['paused', 1])
    feed.open('24h')
    expect(ports.opened).toHaveLength(1)
    feed.live.resume()
    expect(ports.opened.at(-1)).toBe('/api/fleet/stream?range=24h')
  })

  it('stops the clock while paused', () => {
    ports.latest?.event('fleet', FLEET)
    ticker.value = 3000
    expect(feed.live.serverNow.value).toBe(1003)
    feed.live.pause()
    ticker.value = 9000
    expect(feed.live.serverNow.value).toBe(1003)
  })

  it('rests and wakes', () => {
    feed.live.rest()
    feed.live.wake()
    feed.live.wake()
    expect(ports.opened).toHaveLength(2)
  })
})

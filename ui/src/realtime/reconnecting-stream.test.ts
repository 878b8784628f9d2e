import { beforeEach, describe, expect, it } from 'vitest'
import {
  type ConnectionListener,
  ReconnectingStream,
  type StreamPorts,
} from './reconnecting-stream'

interface Planned {
  readonly at: number
  readonly action: () => void
}

class FakePorts implements StreamPorts {
  now = 0
  opened: string[] = []
  openCount = 0
  latest: ConnectionListener | null = null
  private planned = new Set<Planned>()

  connect(address: string, listener: ConnectionListener) {
    this.opened.push(address)
    this.openCount += 1
    this.latest = listener
    return { close: () => void (this.openCount -= 1) }
  }

  schedule(milliseconds: number, action: () => void) {
    const planned = { at: this.now + milliseconds, action }
    this.planned.add(planned)
    return () => void this.planned.delete(planned)
  }

  random() {
    return 0.5
  }

  advance(milliseconds: number) {
    this.now += milliseconds
    for (const planned of [...this.planned].filter((each) => each.at <= this.now)) {
      if (this.planned.delete(planned)) planned.action()
    }
  }
}

describe('ReconnectingStream', () => {
  let ports: FakePorts
  let events: string[]
  let delays: number[]
  let stream: ReconnectingStream

  beforeEach(() => {
    ports = new FakePorts()
    events = []
    delays = []
    stream = new ReconnectingStream(ports, {
      event: (name, data) => events.push(`${name}:${data}`),
      waiting: (delay) => delays.push(delay),
    })
    stream.open('/stream')
  })

  it('hands events on', () => {
    ports.latest?.event('fleet', '{}')
    expect(events).toEqual(['fleet:{}'])
  })

  it('doubles the delay up to fifteen seconds', () => {
    for (let attempt = 0; attempt < 6; attempt++) {
      ports.latest?.failed()
      ports.advance(delays.at(-1) ?? 0)
    }
    expect(delays).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000])
    expect(ports.opened).toHaveLength(7)
  })

  it('starts over with the shortest delay after an event', () => {
    ports.latest?.failed()
    ports.advance(1000)
    ports.latest?.event('fleet', '{}')
    ports.latest?.failed()
    expect(delays).toEqual([1000, 1000])
  })

  it('reconnects when nothing is heard for half a minute', () => {
    ports.advance(29_000)
    expect(delays).toEqual([])
    ports.advance(1000)
    expect(delays).toEqual([1000])
    ports.advance(1000)
    expect(ports.opened).toHaveLength(2)
  })

  it('never holds two connections', () => {
    stream.open('/other')
    stream.retryNow()
    expect(ports.openCount).toBe(1)
    expect(ports.opened).toEqual(['/stream', '/other', '/other'])
  })

  it('ignores what a closed connection still says', () => {
    const old = ports.latest
    stream.open('/other')
    old?.event('fleet', 'old')
    old?.failed()
    expect(events).toEqual([])
    expect(delays).toEqual([])
  })

  it('does not come back once closed', () => {
    ports.latest?.failed()
    stream.close()
    ports.advance(60_000)
    stream.retryNow()
    expect(ports.opened).toHaveLength(1)
    expect(ports.openCount).toBe(0)
  })

  it('does not wait when told to try at once', () => {
    ports.latest?.failed()
    stream.retryNow()
    expect(ports.opened).toHaveLength(2)
  })
})
